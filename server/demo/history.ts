import type { Database } from '#db/client.ts';
import { listCourses } from '#server/catalog/index.ts';
import type { Sealing } from '#server/coaching/index.ts';
import { randomFrom } from '#server/quiz/index.ts';
import type { Context } from '#server/shared/context.ts';
import { rebuildFigures, refreshPersons, takeSnapshots, turnDay } from '#server/skills/index.ts';
import { liveCoaching } from './coaching-history.ts';
import type { ActingAt, Member } from './found.ts';
import { readCourse, takeCourse, type Course, type Life } from './life.ts';
import { inOneTransaction } from './store/one-transaction.ts';

const MONTHS = 9;
/** People who live at the same time; more would only wait for the database. */
const AT_ONCE = 6;
const EVERYBODY = 'oss-essentials';
const NEXT = 'licence-practice';
export const COURSES_LIVED: readonly string[] = [EVERYBODY, NEXT];
/** Job roles that licences in practice are meant for. */
const READS_LICENCES = [
  'software-engineer',
  'release-engineer',
  'architect',
  'department-champion',
  'oss-maintainer',
  'data-ai-engineer',
];

/** Nine months of learning, month by month; the figures of each month are kept, as the workers would. */
export async function liveThrough(
  as: ActingAt,
  members: readonly Member[],
  {
    sealing,
    anchor,
    visitor,
    manager,
    lead,
  }: { sealing: Sealing; anchor: Temporal.PlainDate; visitor: Member; manager: Member; lead: Member },
): Promise<void> {
  const beginning = anchor.subtract({ months: MONTHS });
  const groups = await planLives(as, members, { beginning, anchor, visitor: visitor.email });
  const coachingUntil = await liveCoaching(as, { sealing, members, visitor, manager, lead, beginning, anchor });
  for (let month = 0; month <= MONTHS; month++) {
    const first = beginning.add({ months: month }).with({ day: 1 });
    const end = month === MONTHS ? noon(anchor) : noon(first.add({ months: 1 }));
    const changed = await Promise.all([...groups.map((group) => liveUntil(group, end)), coachingUntil(end)]);
    await keepFigures(as(null, end), { isFirst: month === 0, personIds: [...changed.flat(), ...joiningIn(members, first)] });
  }
}

/** What the workers do in that time: refresh who changed, turn the day, keep the month. */
async function keepFigures(system: Context, { isFirst, personIds }: { isFirst: boolean; personIds: string[] }): Promise<void> {
  if (isFirst) await rebuildFigures(system);
  else await refreshPersons(system, personIds);
  await turnDay(system);
  await takeSnapshots(system);
}

const joiningIn = (members: readonly Member[], first: Temporal.PlainDate): string[] =>
  members.filter(({ joinedOn }) => joinedOn.toPlainYearMonth().equals(first.toPlainYearMonth())).map(({ personId }) => personId);

/** People who live one after the other, each month of theirs in one transaction. */
interface Group {
  living: Living[];
  /** What their contexts hold; the transaction while they live. */
  db: Database;
}
interface Living {
  personId: string;
  life: Life;
  next: Temporal.Instant | null;
}

/** @returns whose days brought anything. */
async function liveUntil(group: Group, end: Temporal.Instant): Promise<string[]> {
  const between = group.db;
  const changed = await inOneTransaction(between, (joined) => {
    group.db = joined;
    return liveEach(group.living, end);
  });
  group.db = between;
  return changed;
}

async function liveEach(group: readonly Living[], end: Temporal.Instant): Promise<string[]> {
  const changed: string[] = [];
  for (const living of group) {
    if (living.next && Temporal.Instant.compare(living.next, end) < 0) changed.push(living.personId);
    while (living.next && Temporal.Instant.compare(living.next, end) < 0) {
      const { value, done } = await living.life.next();
      living.next = done ? null : value;
    }
  }
  return changed;
}

async function planLives(as: ActingAt, members: readonly Member[], times: Omit<Setting, 'everybody' | 'next'>): Promise<Group[]> {
  const { beginning } = times;
  const { items } = await listCourses(as(null, noon(beginning)), { limit: 100 });
  const known = new Set(items.map(({ courseId }) => courseId));
  const read = async (courseId: string) => (known.has(courseId) ? readCourse(as(null, noon(beginning)), courseId) : null);
  const [everybody, next] = await Promise.all([read(EVERYBODY), read(NEXT)]);
  const groups = Array.from({ length: AT_ONCE }, (): Group => ({ living: [], db: as(null, noon(beginning)).db }));
  for (const [n, member] of members.entries()) {
    const group = groups[n % AT_ONCE]!;
    const asInGroup: ActingAt = (who, at) => ({ ...as(who, at), db: group.db });
    const life = lifeOf(asInGroup, member, { everybody, next, ...times });
    const { value, done } = await life.next();
    group.living.push({ personId: member.personId, life, next: done ? null : value });
  }
  return groups;
}

interface Setting {
  everybody: Course | null;
  next: Course | null;
  beginning: Temporal.PlainDate;
  anchor: Temporal.PlainDate;
  /** E-mail address of the learner whom visitors sign in as. */
  visitor: string;
}

/** One person's nine months: the essentials, then perhaps licences; some never begin, some stop half way. */
async function* lifeOf(as: ActingAt, member: Member, setting: Setting): Life {
  if (member.email === setting.visitor) yield* lifeOfVisitor(as, member, setting);
  else yield* lifeOfAnybody(as, member, setting);
}

/** Whom visitors sign in as: through with the first course, half way through the second. */
async function* lifeOfVisitor(as: ActingAt, member: Member, { everybody, next, anchor }: Setting): Life {
  const able = { ...member, ability: 0.98 };
  const asThem = (at: Temporal.Instant) => as(member, at);
  const all = Number.POSITIVE_INFINITY;
  if (everybody)
    yield* takeCourse(asThem, able, {
      course: everybody,
      from: noon(anchor.subtract({ days: 75 })),
      stopsAfter: all,
      until: noon(anchor),
    });
  if (next)
    yield* whenReady(
      takeCourse(asThem, able, { course: next, from: noon(anchor.subtract({ days: 14 })), stopsAfter: 4, until: noon(anchor) }),
    );
}

async function* lifeOfAnybody(as: ActingAt, member: Member, { everybody, next, beginning, anchor }: Setting): Life {
  const random = randomFrom(`${member.email}/life`);
  const { zeal, joinsAfter } = member.department;
  const asThem = (at: Temporal.Instant) => as(member, at);
  const begins = beginning.add({ months: joinsAfter, days: Math.floor(random() * 120) });
  const from = Temporal.PlainDate.compare(member.joinedOn, begins) > 0 ? member.joinedOn.add({ days: 7 }) : begins;
  if (!everybody || random() > zeal * 0.85 || Temporal.PlainDate.compare(from, anchor) >= 0) return;
  const stops = random() < 0.12 ? Math.floor(random() * 7) : Number.POSITIVE_INFINITY;
  yield* takeCourse(asThem, member, { course: everybody, from: noon(from), stopsAfter: stops, until: noon(anchor) });
  if (!next || stops < Number.POSITIVE_INFINITY || !READS_LICENCES.includes(member.jobRole) || random() > zeal * 0.6) return;
  const after = from.add({ days: 40 + Math.floor(random() * 60) });
  if (Temporal.PlainDate.compare(after, anchor) >= 0) return;
  const pauses = random() < 0.25 ? Math.floor(random() * 9) : Number.POSITIVE_INFINITY;
  yield* whenReady(takeCourse(asThem, member, { course: next, from: noon(after), stopsAfter: pauses, until: noon(anchor) }));
}

/** Who has not completed what the next course builds on is refused, as anybody would be, and leaves it at that. */
async function* whenReady(life: Life): Life {
  try {
    yield* life;
  } catch (error) {
    if ((error as { code?: string }).code !== 'learning/prerequisites-unmet') throw error;
  }
}

const noon = (day: Temporal.PlainDate): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: 'UTC', plainTime: Temporal.PlainTime.from('12:00') }).toInstant();
