import { chooseMyCoaching, suggestCoaches } from '#server/coaching/index.ts';
import { randomFrom, shuffled } from '#server/quiz/index.ts';
import type { Happening, World } from './coaching-story.ts';
import type { ActingAt, Member } from './found.ts';
import { at } from './stage.ts';

/** What people of a zone speak, those who say so in turn. */
const SPOKEN: Readonly<Record<string, readonly string[][]>> = {
  'Europe/Berlin': [['de', 'en'], ['en', 'de'], ['de']],
  'Europe/Madrid': [['es', 'en'], ['en']],
  'Asia/Kolkata': [['en', 'hi']],
};

/** Some of those who coach nobody say in which languages they can be coached; the others leave it open. */
export async function sayLanguages(as: ActingAt, members: readonly Member[], beginning: Temporal.PlainDate): Promise<void> {
  const turns = new Map<string, number>();
  for (const member of members.filter(({ isCoach }) => !isCoach)) {
    const spoken = SPOKEN[member.timeZone];
    const turn = turns.get(member.timeZone) ?? 0;
    turns.set(member.timeZone, turn + 1);
    if (!spoken || turn % 2 === 1) continue;
    const languages = spoken[(turn / 2) % spoken.length]!;
    await chooseMyCoaching(as(member, at(beginning, 9)), { languages });
  }
}

const LOOKED_BACK = 87;
const EVERY_DAYS = 3;
const OTHERS_EACH_TIME = 3;

/**
 * People who look at suggestions every few days: most of those who book afterwards, and some who look for one skill and leave it at that. Together,
 * since what they see depends on everybody's bookings.
 */
export function tellLooks(
  world: World,
  happenings: readonly Happening[],
  {
    members,
    asksOf,
    anchor,
  }: { members: readonly Member[]; asksOf: ReadonlyMap<string, ReadonlySet<string>>; anchor: Temporal.PlainDate },
): Happening[] {
  const memberOf = new Map(members.map((member) => [member.personId, member]));
  const others = shuffled(
    members.filter(({ jobRole, isCoach, joinedMonthsAgo }) => asksOf.has(jobRole) && !isCoach && joinedMonthsAgo > 3),
    randomFrom('looks'),
  );
  return Array.from({ length: Math.floor(LOOKED_BACK / EVERY_DAYS) }, (_, turn): Happening => {
    const day = anchor.subtract({ days: LOOKED_BACK - turn * EVERY_DAYS });
    const [start, end] = [at(day, 6), at(day.add({ days: EVERY_DAYS }), 6)];
    const bookers = happenings
      .filter(({ books }) => books !== undefined)
      .filter(({ at: when }) => Temporal.Instant.compare(when, start) > 0 && Temporal.Instant.compare(when, end) <= 0)
      .filter((_booker, nth) => (nth + turn) % 4 !== 0)
      .map(({ personId, books }) => ({ member: memberOf.get(personId)!, typeId: books! }));
    const first = turn * OTHERS_EACH_TIME;
    const looking = [
      ...bookers.map(({ member, typeId }) => ({ member, skillId: world.offerings.get(typeId)!.type.skills[0]!.skill })),
      ...others
        .slice(first, first + OTHERS_EACH_TIME)
        .map((member, nth) => ({ member, skillId: oneOf(asksOf.get(member.jobRole)!, turn + nth) })),
    ];
    const run = () =>
      Promise.all(looking.map(({ member, ...wanted }) => suggestCoaches(world.as(member, start), { limit: 4, ...wanted })));
    return { at: start, personId: others[first]!.personId, coachId: null, story: [{}], run };
  });
}

const oneOf = (skillIds: ReadonlySet<string>, turn: number): string => [...skillIds][turn % skillIds.size]!;
