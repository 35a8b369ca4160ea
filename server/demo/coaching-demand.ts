import { addAbsence, addTravel, listSlots, makeWish, setHoursOfDate } from '#server/coaching/index.ts';
import type { Coach } from './coaches.ts';
import type { Happening, World } from './coaching-story.ts';
import { at, holding, type Stage } from './stage.ts';

/** What coaches cannot hold, and what people look for or wish for in vain. */
export const tellDemand = (world: World, stage: Stage): Happening[] => [...away(world, stage), ...wanted(world, stage)];

/** A coach on leave, whose sessions people look for in vain; one who travels; one day that is closed. */
function away(world: World, { coaches, pick, anchor }: Stage): Happening[] {
  const onLeave = coaches.find((coach) => coach.onLeave)!;
  const traveller = coaches.find(({ member }) => member.timeZone === 'America/New_York') ?? coaches[0]!;
  const closing = holding(coaches, 'policy-workshop');
  const entered = at(anchor.subtract({ days: 20 }), 9);
  const by = ({ member }: Coach) => world.as(member, entered);
  const happen = (coach: Coach, run: () => Promise<unknown>) => ({
    at: entered,
    personId: coach.member.personId,
    coachId: coach.member.personId,
    story: [{}],
    run,
  });
  const day = (days: number) => anchor.add({ days }).toString();
  const leave = {
    startsAt: at(anchor.subtract({ days: 3 }), 0).toString(),
    endsAt: at(anchor.add({ days: 45 }), 0).toString(),
    reason: 'Parental leave',
  };
  const travel = { firstDate: day(19), lastDate: day(23), timeZone: 'Europe/Berlin' };
  const closed = { date: day(9), timeZone: closing.member.timeZone, windows: [], reason: 'Day of the team' };
  const typeId = onLeave.holds[0]!;
  const { pairOfferId } = world.offerings.get(typeId)!;
  const searches = Array.from({ length: 7 }, (_, n): Happening => {
    const person = pick(typeId);
    const when = at(anchor.subtract({ days: 1 + (n % 2) }), 8 + n);
    const run = () => listSlots(world.as(person, when), pairOfferId!, {});
    return { at: when, personId: person.personId, coachId: onLeave.member.personId, story: [{}], run };
  });
  return [
    happen(onLeave, () => addAbsence(by(onLeave), leave)),
    happen(traveller, () => addTravel(by(traveller), travel)),
    happen(closing, () => setHoursOfDate(by(closing), closed)),
    ...searches,
  ];
}

/** Session types that nobody holds are wished for. */
const WISHES: readonly [typeId: string, like: string, count: number][] = [
  ['release-readiness-review', 'upstream-planning', 4],
  ['innersource-kickoff', 'trusted-committer-shadowing', 5],
  ['executive-briefing', 'compliance-incident-drill', 2],
];

function wanted(world: World, { visitor, pick, anchor }: Stage): Happening[] {
  return WISHES.flatMap(([sessionTypeId, like, count], row) =>
    Array.from({ length: count }, (_, n): Happening => {
      const person = row === 0 && n === 0 ? visitor : pick(like);
      const when = at(anchor.subtract({ days: 4 + 9 * n + row }), 10);
      const wish = { sessionTypeId, purpose: 'learning' as const };
      const run = () => makeWish(world.as(person, when), wish);
      return { at: when, personId: person.personId, coachId: person.personId, story: [{}], run };
    }),
  );
}
