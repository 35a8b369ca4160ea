import { currentFramework } from '#server/catalog/index.ts';
import { randomFrom, type Random } from '#server/quiz/index.ts';
import { assessMyself, recordEvidence, type EvidenceRecord } from '#server/skills/index.ts';
import type { ActingAt, Member } from './found.ts';

/** How skills were shown outside quizzes, how often, and how high it can reach. */
const KINDS = [
  { kind: 'prior-experience', title: 'Interview and work product, by the OSPO', chance: 0.3, top: 3 },
  { kind: 'outside-certificate', title: 'Certificate of an outside provider', chance: 0.12, top: 2 },
  { kind: 'manager-statement', title: "Manager's statement", chance: 0.2, top: 2 },
  { kind: 'observed', title: 'Seen at work by a coach', chance: 0.18, top: 3 },
  { kind: 'lab', title: 'Lab, marked against its rubric', chance: 0.18, top: 3 },
  { kind: 'panel', title: 'Panel on a portfolio', chance: 0.02, top: 4 },
] as const;

/** Evidence lies up to this long back, so that some of it has lapsed by now. */
const MONTHS_BACK = 26;

/**
 * What people could show already, or showed at work: every kind of evidence, older and newer. Some also say what they
 * believe of themselves, which never counts.
 */
export async function recordExperience(as: ActingAt, members: readonly Member[], anchor: Temporal.PlainDate): Promise<void> {
  const founded = anchor.subtract({ months: 9 });
  const at = instantOf(founded);
  const system = as(null, at);
  const framework = await currentFramework(system);
  const requiredBy = new Map(framework.profiles.map(({ id, required }) => [id, Object.entries(required)]));
  const records: EvidenceRecord[] = [];
  for (const member of members) {
    const random = randomFrom(`${member.email}/experience`);
    const zeal = member.department.zeal * (member.isCoach ? 1.6 : 1);
    for (const [skillId, { level }] of requiredBy.get(member.jobRole) ?? []) {
      if (random() > zeal * 0.62) continue;
      records.push(oneRecord(member, skillId, level, random, anchor));
    }
  }
  for (const [day, shown] of Map.groupBy(records, ({ shownOn }) => enteredOn(shownOn, founded, anchor).toString()))
    await recordEvidence(as(null, instantOf(Temporal.PlainDate.from(day))), shown);

  for (const member of members.slice(0, 40)) {
    const random = randomFrom(`${member.email}/self`);
    await assessMyself(as(member, at), 'oss-concepts', Math.floor(random() * 3));
  }
}

/** The OSPO enters on the first of a month what was shown in the month before, and on its first day all that was there already. */
function enteredOn(shownOn: Temporal.PlainDate, founded: Temporal.PlainDate, anchor: Temporal.PlainDate): Temporal.PlainDate {
  const next = shownOn.add({ months: 1 }).with({ day: 1 });
  const [first, last] = [Temporal.PlainDate.compare(next, founded) < 0, Temporal.PlainDate.compare(next, anchor) > 0];
  return first ? founded : last ? anchor : next;
}

const instantOf = (day: Temporal.PlainDate) => day.toZonedDateTime('UTC').toInstant();

function oneRecord(
  member: Member,
  skillId: string,
  required: number,
  random: Random,
  anchor: Temporal.PlainDate,
): EvidenceRecord {
  let draw = random();
  const { kind, title, top } = KINDS.find(({ chance }) => (draw -= chance) <= 0) ?? KINDS[0];
  const wanted = required + (random() < 0.25 ? -1 : random() < 0.1 ? 1 : 0);
  const shownOn = anchor.subtract({ days: 20 + Math.floor(random() ** 1.4 * MONTHS_BACK * 30) });
  const earliest = member.joinedOn;
  return {
    personId: member.personId,
    skillId,
    level: Math.max(0, Math.min(wanted, top)),
    kind,
    shownOn: Temporal.PlainDate.compare(shownOn, earliest) < 0 && kind !== 'prior-experience' ? earliest : shownOn,
    source: { title },
    sourceKey: `demo/${member.email}/${skillId}`,
  };
}
