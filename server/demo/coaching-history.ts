import { currentFramework } from '#server/catalog/index.ts';
import type { Sealing } from '#server/coaching/index.ts';
import { randomFrom, shuffled, type Random } from '#server/quiz/index.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { coachesAmong, openTime, spokenFor, type Coach } from './coaches.ts';
import { sayLanguages, tellLooks } from './coaching-looks.ts';
import { tellShown } from './coaching-shown.ts';
import { strandsUntil } from './coaching-strands.ts';
import { tellGroup, tellPair, type Course, type Happening, type World } from './coaching-story.ts';
import { foundCoaching } from './found-coaching.ts';
import type { ActingAt, Member } from './found.ts';
import type { Pick } from './stage.ts';

export interface CoachingSetting {
  sealing: Sealing;
  members: readonly Member[];
  visitor: Member;
  lead: Member;
  beginning: Temporal.PlainDate;
  anchor: Temporal.PlainDate;
}

/**
 * Coaching of the company, in the order of time, since who is free depends on what was booked before.
 *
 * @returns lets it go on until a time, and says whom it touched.
 */
export async function liveCoaching(
  as: ActingAt,
  { sealing, members, visitor, lead, beginning, anchor }: CoachingSetting,
): Promise<(end: Temporal.Instant) => Promise<string[]>> {
  const coaches = coachesAmong(members);
  const offerings = await foundCoaching({ as, coaches, lead, beginning, anchor });
  await sayLanguages(as, members, beginning);
  const world: World = { as, sealing, offerings, taken: new Set() };
  const asksOf = await skillsAsked(as, anchor);
  const pick = pickerOf(world, { members, visitor, asksOf });
  const shown = tellShown(world, { coaches, visitor, pick, anchor, lead });
  const usual = coaches.flatMap((coach) => tellCoach(world, coach, { pick, beginning, anchor }));
  const told = [...shown, ...usual];
  const looks = tellLooks(world, told, { members, asksOf, anchor });
  const happenings = [...told, ...looks].toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  const ended = new Set<object>();
  return async (end) => {
    const touched = new Set<string>();
    for (const strands of strandsUntil(happenings, end))
      await Promise.all(strands.map((strand) => live(strand, { ended, touched })));
    return [...touched];
  };
}

/** One thing after the other; where one is refused, as anybody may be, the rest of its story does not happen. */
async function live(
  strand: readonly Happening[],
  { ended, touched }: { ended: Set<object>; touched: Set<string> },
): Promise<void> {
  for (const { personId, story, run } of strand) {
    if (story.some((part) => ended.has(part))) continue;
    try {
      await run();
      touched.add(personId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      ended.add(story.at(-1)!);
    }
  }
}

/** What each job role asks for. */
async function skillsAsked(as: ActingAt, anchor: Temporal.PlainDate): Promise<Map<string, Set<string>>> {
  const framework = await currentFramework(as(null, anchor.toZonedDateTime('UTC').toInstant()));
  return new Map(framework.profiles.map(({ id, required }) => [id, new Set(Object.keys(required))]));
}

function pickerOf(
  { offerings }: World,
  { members, visitor, asksOf }: { members: readonly Member[]; visitor: Member; asksOf: ReadonlyMap<string, Set<string>> },
): Pick {
  const joined = members.filter(({ isCoach, joinedMonthsAgo }) => !isCoach && joinedMonthsAgo > 9);
  const candidates = shuffled(
    joined.filter((member) => member !== visitor && asksOf.has(member.jobRole)),
    randomFrom('coachees'),
  );
  const times = new Map(candidates.map((member) => [member, 0]));
  return (typeId) => {
    const touched = offerings.get(typeId)!.type.skills.map(({ skill }) => skill);
    const suited = candidates.filter(({ jobRole }) => touched.some((skill) => asksOf.get(jobRole)!.has(skill)));
    const least = (suited.length > 0 ? suited : candidates).reduce((a, b) => (times.get(b)! < times.get(a)! ? b : a));
    times.set(least, times.get(least)! + 1);
    return least;
  };
}

const GROUP_EVERY = 6;

/** A coach's sessions: few at first, more often as coaching gets about, some of them to come. */
function tellCoach(
  world: World,
  coach: Coach,
  { pick, beginning, anchor }: { pick: Pick; beginning: Temporal.PlainDate; anchor: Temporal.PlainDate },
): Happening[] {
  const random = randomFrom(`${coach.member.email}/coaching`);
  const held = coach.holds.map((typeId) => world.offerings.get(typeId)!);
  const pairs = held.filter(({ pairOfferId }) => pairOfferId).map(({ type }) => type.id);
  const groups = held.filter(({ groupOfferId }) => groupOfferId).map(({ type }) => type.id);
  const happenings: Happening[] = [];
  const last = coach.onLeave ? anchor.subtract({ days: 4 }) : anchor.add({ days: 16 });
  let date = beginning.add({ days: 10 + Math.floor(random() * 40) });
  for (let n = 1; Temporal.PlainDate.compare(date, last) < 0; n++) {
    const isGroup = groups.length > 0 && (pairs.length === 0 || n % GROUP_EVERY === 0);
    const kinds = isGroup ? groups : pairs;
    const typeId = kinds[n % kinds.length]!;
    const startsAt = openTime(coach, date);
    if (world.taken.has(spokenFor(coach, startsAt))) {
      date = startsAt.toPlainDate().add({ days: 1 });
      continue;
    }
    if (Temporal.PlainDate.compare(startsAt.toPlainDate(), last) >= 0) break;
    const lead = { days: 5 + Math.floor(random() * 8), hours: Math.floor(random() * 6) };
    if (isGroup) {
      const count = 2 + Math.floor(random() * 3);
      const people = Array.from({ length: count }, () => ({ person: pick(typeId), ...courseOf(random, n) }));
      const announcedAt = startsAt.subtract({ days: 16 }).toInstant();
      happenings.push(...tellGroup(world, { coach, typeId, startsAt, announcedAt, people }));
    } else {
      const bookedAt = startsAt.subtract(lead).toInstant();
      happenings.push(...tellPair(world, { coach, typeId, person: pick(typeId), startsAt, bookedAt, ...courseOf(random, n) }));
    }
    date = startsAt.toPlainDate().add({ days: 48 + Math.floor(random() * 16) });
  }
  return happenings;
}

/** Most people come and agree; some give the time back, move it, come late or not at all. */
function courseOf(random: Random, n: number): Course {
  const dice = random();
  const comes = dice < 0.07 ? 'cancelled' : dice < 0.13 ? 'no-show' : dice < 0.2 ? 'partial' : dice < 0.27 ? 'moved' : 'attended';
  const fate = random();
  const outcome =
    fate < 0.28 ? null : fate < 0.68 ? 'acknowledged' : fate < 0.86 ? 'silent' : fate < 0.94 ? 'contested' : 'withdrawn';
  return { comes, outcome, keepsPromise: n % 3 !== 0 };
}
