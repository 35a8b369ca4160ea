import {
  acceptAgreement,
  AGREEMENT,
  bookSeat,
  bookSlot,
  cancelBooking,
  decideRequest,
  rescheduleBooking,
  scheduleGroupSession,
  setMyGoal,
  type Sealing,
} from '#server/coaching/index.ts';
import type { Coach } from './coaches.ts';
import { afterwards, type Told } from './coaching-aftermath.ts';
import { GOALS, LINK, MORE_ANSWERS, WORDS } from './coaching-words.ts';
import type { ActingAt, Member } from './found.ts';
import { ASKS_FIRST, type Offering } from './found-coaching.ts';

/** Something that happens to a person at a time; what it needs of earlier happenings it finds in what was told. */
export interface Happening {
  at: Temporal.Instant;
  personId: string;
  /** Whose time it takes as well; null when it concerns everybody. */
  coachId: string | null;
  /** What it is part of: where one part is refused, as anybody may be, the rest of it does not happen. */
  story: readonly object[];
  /** The session type that is booked with it. */
  books?: string;
  run: () => Promise<unknown>;
}

export interface World {
  as: ActingAt;
  sealing: Sealing;
  offerings: ReadonlyMap<string, Offering>;
  /** Days of coaches that are spoken for, as `address/date`. */
  taken: Set<string>;
}

/** How it goes for one person: whether they come, and what becomes of what the session showed. */
export interface Course {
  comes: 'attended' | 'partial' | 'no-show' | 'cancelled' | 'moved' | 'not-said';
  outcome: 'acknowledged' | 'silent' | 'contested' | 'withdrawn' | 'open' | null;
  keepsPromise: boolean;
  /** The skill that is looked at; otherwise the first gap the session touches. */
  skillId?: string;
  /** The coach sees the level that is known, and no more. */
  confirms?: boolean;
}

export interface PairPlan extends Course {
  coach: Coach;
  typeId: string;
  person: Member;
  startsAt: Temporal.ZonedDateTime;
  bookedAt: Temporal.Instant;
}

/** A session of two, from the booking to what became of it. */
export function tellPair(world: World, plan: PairPlan): Happening[] {
  const { as, sealing, offerings } = world;
  const { coach, typeId, person, bookedAt, comes } = plan;
  const { type, pairOfferId } = offerings.get(typeId)!;
  const told: Told = { bookingId: '', sessionId: '' };
  const coachId = coach.member.personId;
  const happen = (at: Temporal.Instant, run: () => Promise<unknown>): Happening => ({
    at,
    personId: person.personId,
    coachId,
    story: [told],
    run,
  });
  const start = plan.startsAt.toInstant();
  const dayBefore = start.subtract({ hours: 30 });
  const book = async () => {
    const wanted = { offerId: pairOfferId!, startsAt: start, coachId: coach.member.personId, ...prepared(world, plan) };
    await acceptAgreement(as(person, bookedAt), AGREEMENT.version);
    Object.assign(told, await bookSlot(as(person, bookedAt), sealing, wanted));
    const goal = GOALS[typeId];
    if (goal && plan.keepsPromise) await setMyGoal(as(person, bookedAt), sealing, told.bookingId, { text: goal });
    return told;
  };
  const booked = { ...happen(bookedAt, book), books: typeId };
  if (comes === 'not-said') return [booked];
  const decidedAt = bookedAt.add({ hours: 20 });
  const accept = () => decideRequest(as(coach.member, decidedAt), told.bookingId, { decision: 'accept' });
  const agreed = ASKS_FIRST.includes(typeId) ? [booked, happen(decidedAt, accept)] : [booked];
  if (comes === 'cancelled') {
    const code = { code: 'no-time', text: 'The release needs me that day.' };
    return [...agreed, happen(dayBefore, () => cancelBooking(as(person, dayBefore), told.bookingId, code))];
  }
  const later = comes === 'moved' ? start.add({ minutes: 60 }) : start;
  const moved = happen(dayBefore, () =>
    rescheduleBooking(as(person, dayBefore), told.bookingId, later, 'A meeting came in between.'),
  );
  const ended = later.add({ minutes: type.sittings[0]!.minutes });
  return [...agreed, ...(comes === 'moved' ? [moved] : []), ...afterwards(world, { ...plan, story: [told], told, ended })];
}

export interface GroupPlan {
  coach: Coach;
  typeId: string;
  startsAt: Temporal.ZonedDateTime;
  announcedAt: Temporal.Instant;
  capacity?: number;
  people: readonly (Course & { person: Member })[];
}

/** A group session, announced by its coach; people take seats in their order, and wait where there is none. */
export function tellGroup(world: World, { coach, typeId, startsAt, announcedAt, capacity, people }: GroupPlan): Happening[] {
  const { as, sealing, offerings } = world;
  const { type, groupOfferId } = offerings.get(typeId)!;
  const start = startsAt.toInstant();
  const ended = start.add({ minutes: type.sittings[0]!.minutes });
  const session = { id: '' };
  const coachId = coach.member.personId;
  const announced = async () => {
    const wanted = { offerId: groupOfferId!, startsAt: start, ...(capacity && { capacity }) };
    session.id = await scheduleGroupSession(as(coach.member, announcedAt), wanted);
  };
  const seats = people.flatMap((own, n): Happening[] => {
    const { person } = own;
    const told: Told = { bookingId: '', sessionId: '' };
    const story = [session, told];
    const bookedAt = announcedAt.add({ hours: 5 * (n + 1) });
    const sit = async () => {
      await acceptAgreement(as(person, bookedAt), AGREEMENT.version);
      const wanted = { sessionId: session.id, waitIfFull: true, ...prepared(world, { typeId, outcome: own.outcome }) };
      Object.assign(told, await bookSeat(as(person, bookedAt), sealing, wanted));
    };
    const happen = (at: Temporal.Instant, run: () => Promise<unknown>) => ({
      at,
      personId: person.personId,
      coachId,
      story,
      run,
    });
    const taken = { ...happen(bookedAt, sit), books: typeId };
    if (own.comes === 'not-said') return [taken];
    const givenBack = start.subtract({ hours: 50 });
    if (own.comes !== 'cancelled') return [taken, ...afterwards(world, { ...own, coach, typeId, story, told, ended })];
    const giveBack = () => cancelBooking(as(person, givenBack), told.bookingId, { code: 'prefer-other-time' });
    return [taken, happen(givenBack, giveBack)];
  });
  return [{ at: announcedAt, personId: coachId, coachId, story: [session], run: announced }, ...seats];
}

export function prepared({ offerings }: World, { typeId, outcome }: Pick<PairPlan, 'typeId' | 'outcome'>) {
  const { intake } = offerings.get(typeId)!.type;
  const answerAt = (n: number) => (n === 0 ? WORDS[typeId]!.brings : MORE_ANSWERS[(n - 1) % MORE_ANSWERS.length]!);
  return {
    purpose: outcome === null ? ('learning' as const) : ('assessment' as const),
    intake: intake.map(({ question, answer }, n) => ({ question, answer: answer === 'link' ? LINK : answerAt(n) })),
  };
}
