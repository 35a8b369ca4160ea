import type { Facts, InFile, PlannedPerson, Deed, Recorded } from '../facts.ts';
import type { Mistake } from './columns.ts';
import type { PersonRow } from './person-row.ts';
import { change, goneOn, isBy, keyOf, ofDepartment, ofJobRoles, ofManager, wrong, type Part } from './settle-place.ts';

/** What one line asks for, compared with what is recorded. */
export function settle(row: PersonRow, facts: Facts, inFile: InFile): { person: PlannedPerson; mistakes: Mistake[] } {
  const known = facts.recorded.get(keyOf(row.email)) ?? null;
  const from = later(facts.from, known?.joinedOn ?? row.joinedOn ?? facts.from);
  const place = [ofDepartment(row, known, facts), ofManager(row, known, facts, inFile, from), ofJobRoles(row, known, facts)];
  const isGone = isBy(goneOn(row, known), from);
  const parts = [
    known ? ofSelf(row, known) : ofNewcomer(row, facts),
    ...place,
    ofLeaving(row, known, from),
    isGone ? onlyGone(place) : ofAccount(known, facts),
    ofStaying(row, known, place),
  ];
  return {
    person: {
      line: row.line,
      personId: known?.id ?? null,
      email: row.email,
      name: row.name ?? known?.name ?? row.email,
      from,
      deed: Object.assign({}, ...parts.map(({ deed }) => deed)) as Deed,
      changes: parts.flatMap(({ changes = [] }) => changes),
    },
    mistakes: parts.flatMap(({ mistakes = [] }) => mistakes.map((mistake) => ({ line: row.line, ...mistake }))),
  };
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b);
function ofNewcomer({ name, email, kind = 'employee', ...row }: PersonRow, facts: Facts): Part {
  const { joinedOn = facts.from, timeZone = facts.defaultTimeZone } = row;
  if (name === undefined) return wrong('name', 'Nobody has this address yet, and whoever is added needs a name.');
  if (!facts.isTimeZone(timeZone)) return wrong('time_zone', 'Write an IANA time zone, as in Europe/Berlin.');
  return {
    deed: { add: { name, email, kind, timeZone, joinedOn } },
    changes: [
      { what: 'kind', before: null, after: kind },
      { what: 'joins', before: null, after: joinedOn.toString() },
    ],
  };
}

function ofSelf({ name = '', kind }: PersonRow, known: Recorded): Part {
  const isNamed = name !== '' && name !== known.name;
  const isOther = kind !== undefined && kind !== known.kind;
  return {
    deed: { ...(isNamed && { name }), ...(isOther && { kind }) },
    changes: [
      ...(isNamed ? [{ what: 'name' as const, before: known.name, after: name }] : []),
      ...(isOther ? [{ what: 'kind' as const, before: known.kind, after: kind }] : []),
    ],
  };
}

function ofLeaving({ leftOn }: PersonRow, known: Recorded | null, from: Temporal.PlainDate): Part {
  const before = known?.leftOn ?? null;
  const isSame = leftOn === undefined || leftOn === before || (leftOn !== null && before !== null && leftOn.equals(before));
  if (isSame) return {};
  if (leftOn !== null && isBy(leftOn, known?.joinedOn ?? from)) return wrong('left_on', 'This is not after the day they join.');
  return change('leaves', before?.toString() ?? null, leftOn?.toString() ?? null, { leftOn });
}

/** A new place of somebody whose departure is recorded ends with it. */
const ofStaying = ({ leftOn }: PersonRow, known: Recorded | null, place: readonly Part[]): Part =>
  leftOn === undefined && known?.leftOn && place.some(({ deed }) => deed) ? { deed: { staysUntil: known.leftOn } } : {};

/** Whoever is gone that day stands nowhere. */
const onlyGone = (place: readonly Part[]): Part =>
  place.some(({ changes = [] }) => changes.length > 0)
    ? wrong('left_on', 'They are gone on that day, so nothing else can change. Write “none” here to take them back.')
    : {};

const ofAccount = (known: Recorded | null, { opensAccounts }: Facts): Part =>
  opensAccounts && !known?.hasAccount ? change('account', null, 'opened', { opensAccount: true }) : {};
