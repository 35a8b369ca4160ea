import { decideRequest, tendCoaching } from '#server/coaching/index.ts';
import { openTime, spokenFor, type Coach } from './coaches.ts';
import { tellDemand } from './coaching-demand.ts';
import { tellLate } from './coaching-late.ts';
import { tellProgramme } from './coaching-programme.ts';
import { tellGroup, tellPair, type Course, type Happening, type World } from './coaching-story.ts';
import { at, holding, type Stage } from './stage.ts';

const AGREED: Course = { comes: 'attended', outcome: 'acknowledged', keepsPromise: false };
const TO_COME: Course = { comes: 'not-said', outcome: 'open', keepsPromise: false };
const JUST_HELD: Course = { comes: 'attended', outcome: 'open', keepsPromise: false };
const CONTESTED: Course = { comes: 'attended', outcome: 'contested', keepsPromise: false };

/** What visitors shall find on the day they arrive: the printed accounts each have something to see and to do. */
export function tellShown(world: World, stage: Stage): Happening[] {
  return [
    ...ofVisitor(world, stage),
    ...halfWay(world, stage),
    ...ofShownCoach(world, stage),
    ...fullClinic(world, stage),
    ...seenTwice(world, stage),
    ...tellDemand(world, stage),
    ...tellLate(world, stage),
  ];
}

/** A time of a coach that is kept for what is shown: the usual course of things stays off that day. */
function keep({ taken }: World, coach: Coach, ...when: Tail<Parameters<typeof openTime>>): Temporal.ZonedDateTime {
  const startsAt = openTime(coach, ...when);
  taken.add(spokenFor(coach, startsAt));
  return startsAt;
}

type Tail<T extends unknown[]> = T extends [unknown, ...infer Rest] ? Rest : never;

/** A session with a note, one whose outcome waits for an answer, one to come. */
function ofVisitor(world: World, { coaches, visitor: person, anchor }: Stage): Happening[] {
  const session = (typeId: string, day: number, course: Course, minutesIn: number) => {
    const coach = holding(coaches, typeId);
    const startsAt = keep(world, coach, anchor.add({ days: day }), { minutesIn });
    const bookedAt = Math.min(startsAt.subtract({ days: 6 }).epochMilliseconds, at(anchor, 8).epochMilliseconds);
    return tellPair(world, {
      coach,
      typeId,
      person,
      startsAt,
      bookedAt: Temporal.Instant.fromEpochMilliseconds(bookedAt),
      ...course,
    });
  };
  return [
    ...session('licence-clinic', -24, AGREED, 90),
    ...session('teach-back', -6, JUST_HELD, 60),
    ...session('first-upstream-pr', 5, TO_COME, 60),
  ];
}

const FIRST_SITTING_DAYS_AGO = 66;

/** A programme of six talks, three of which were held. */
function halfWay(world: World, { coaches, visitor: person, anchor }: Stage): Happening[] {
  const typeId = 'maintainer-mentoring';
  const coach = holding(coaches, typeId);
  let day = anchor.subtract({ days: FIRST_SITTING_DAYS_AGO });
  const starts = world.offerings.get(typeId)!.type.sittings.map(({ weeks = 0 }) => {
    day = day.add({ weeks });
    return keep(world, coach, day, { minutesIn: 120 });
  });
  const bookedAt = at(anchor.subtract({ days: FIRST_SITTING_DAYS_AGO + 8 }), 8);
  const course: Course = { comes: 'attended', outcome: null, keepsPromise: true };
  return tellProgramme(world, { coach, typeId, person, starts, bookedAt, anchor: at(anchor, 0), course });
}

/** Days with people to prepare for, one whose attendance was not said yet, a contested level, requests. */
function ofShownCoach(world: World, { coaches, pick, anchor }: Stage): Happening[] {
  const coach = holding(coaches, 'licence-clinic');
  const pair = (typeId: string, startsAt: Temporal.ZonedDateTime, bookedAt: Temporal.Instant, course: Course) => {
    const person = pick(typeId);
    return { person, told: tellPair(world, { coach, typeId, person, startsAt, bookedAt, ...course }) };
  };
  const clinic = (day: number, minutesIn: number, course: Course, step: 1 | -1 = 1) => {
    const startsAt = keep(world, coach, anchor.add({ days: day }), { minutesIn, step });
    return pair('licence-clinic', startsAt, at(anchor.add({ days: Math.min(day, 0) - 4 }), 9 + minutesIn / 30), course).told;
  };
  const request = (day: number, askedOn: number) =>
    pair(
      'supplier-clinic',
      keep(world, coach, anchor.add({ days: day }), { minutesIn: 135 }),
      at(anchor.add({ days: askedOn }), 7),
      TO_COME,
    );
  const declined = request(-9, -13);
  const decide = async () => {
    const told = await declined.told[0]!.run();
    const on = world.as(coach.member, at(anchor.add({ days: -13 }), 15));
    await decideRequest(on, (told as { bookingId: string }).bookingId, {
      decision: 'decline',
      text: 'Counsel has to see the contract first.',
    });
  };
  const expiry = at(anchor.add({ days: -18 }), 8);
  const expired: Happening = {
    at: expiry,
    personId: coach.member.personId,
    coachId: null,
    story: [{}],
    run: () => tendCoaching(world.as(null, expiry)),
  };
  return [
    ...clinic(-1, 60, TO_COME, -1),
    ...clinic(-5, 120, JUST_HELD, -1),
    ...clinic(-14, 60, CONTESTED),
    ...clinic(1, 0, TO_COME),
    ...clinic(1, 60, TO_COME),
    ...clinic(3, 120, TO_COME),
    ...clinic(6, 30, TO_COME),
    ...request(9, 0).told,
    ...request(-15, -20).told,
    expired,
    { ...declined.told[0]!, run: decide },
  ];
}

/** A clinic with every seat taken and three in the line; before it one where giving back let the next move up. */
function fullClinic(world: World, { coaches, visitor, pick, anchor }: Stage): Happening[] {
  const coach = holding(coaches, 'licence-clinic');
  const typeId = 'licence-clinic';
  const some = (count: number, course: Course) => Array.from({ length: count }, () => ({ person: pick(typeId), ...course }));
  const held = keep(world, coach, anchor.subtract({ days: 40 }), { minutesIn: 120 });
  const toCome = keep(world, coach, anchor.add({ days: 8 }), { minutesIn: 90 });
  const waits = { person: visitor, ...TO_COME };
  return [
    ...tellGroup(world, {
      coach,
      typeId,
      startsAt: held,
      announcedAt: held.subtract({ days: 12 }).toInstant(),
      people: [{ person: pick(typeId), ...AGREED, comes: 'cancelled' }, ...some(4, AGREED)],
    }),
    ...tellGroup(world, {
      coach,
      typeId,
      startsAt: toCome,
      announcedAt: at(anchor.subtract({ days: 5 }), 9),
      people: [...some(5, TO_COME), waits, ...some(1, TO_COME)],
    }),
  ];
}

/** People whom two coaches see within some weeks; mostly they say the same level. */
function seenTwice(world: World, { coaches, pick, anchor }: Stage): Happening[] {
  const typeId = 'licence-clinic';
  const [first, second] = coaches.filter(({ holds }) => holds.includes(typeId));
  return Array.from({ length: 9 }, (_, n) => {
    const person = pick(typeId);
    const session = (coach: Coach, daysAgo: number, confirms: boolean) => {
      const startsAt = keep(world, coach, anchor.subtract({ days: daysAgo + 4 * n }), { minutesIn: 60 * (n % 2) });
      const bookedAt = startsAt.subtract({ days: 6 }).toInstant();
      return tellPair(world, { coach, typeId, person, startsAt, bookedAt, ...AGREED, skillId: 'license-obligations', confirms });
    };
    return [...session(first!, 104, false), ...session(second ?? first!, 56, n % 3 !== 0)];
  }).flat();
}
