import {
  bookProgramme,
  bookSeat,
  bookSlot,
  cancelBooking,
  cancelProgramme,
  cancelSession,
  changeSession,
  decideRequest,
  rescheduleBooking,
  scheduleGroupSession,
  sealingWith,
  tendCoaching,
} from '#server/coaching/index.ts';
import { declineMine } from '#server/coaching/invitations/keep-invitations.ts';
import { insertInvitations } from '#server/coaching/store/invitations.ts';
import { INTAKE } from '../coaching.ts';
import type { TorturedCompany } from './company.ts';

const sealing = sealingWith('a secret of the tests, long enough');
const DETAILS = { purpose: 'learning' as const, intake: INTAKE };
const FIRST_TIME = Temporal.Instant.from('2026-11-25T08:00:00Z');

/** What all have made so far, for anybody to pick. */
export interface Made {
  sessions: { sessionId: string; coachId: string }[];
  bookings: { bookingId: string; personId: string }[];
  /** With the booking of the first sitting, and the session of the second. */
  programmes: { programmeId: string; personId: string; coachId: string; bookingId: string; sessionId: string }[];
}

/** Somebody's turn: who they are, and what they came upon. */
interface Turn {
  company: TorturedCompany;
  made: Made;
  random: () => number;
  personId: string;
  coachId: string;
  booking: Made['bookings'][number] | undefined;
  session: Made['sessions'][number] | undefined;
  programme: Made['programmes'][number] | undefined;
}

/** Few times, so that everybody meets. */
const aTime = (random: () => number) => FIRST_TIME.add({ minutes: 15 * Math.floor(random() * 30) });

async function bookTalks(
  { company, made, personId, coachId }: Pick<Turn, 'company' | 'made' | 'personId' | 'coachId'>,
  { offerId, begin }: { offerId: string; begin: Temporal.Instant },
): Promise<void> {
  const startsAt = [0, 60, 120].map((minutes) => begin.add({ minutes }));
  const wanted = { offerId, coachId, startsAt, ...DETAILS };
  const { programmeId, sittings } = await bookProgramme(company.as(personId), sealing, wanted);
  const [first, second] = sittings;
  made.programmes.push({ programmeId, personId, coachId, bookingId: first!.bookingId, sessionId: second!.sessionId });
  made.bookings.push(...sittings.map(({ bookingId }) => ({ bookingId, personId })));
}

/** Before all others, so that there is a programme to decide on and to give up. */
export const bookFirstTalks = (company: TorturedCompany, made: Made): Promise<void> =>
  bookTalks(
    { company, made, personId: company.people.at(-1)!, coachId: company.coaches[0]! },
    { offerId: company.offers.talks, begin: FIRST_TIME },
  );

async function bookAlone({ company, made, random, personId, coachId }: Turn): Promise<void> {
  const anyCoach = random() < 0.3 ? {} : { coachId };
  const wanted = { offerId: company.offers.pair, startsAt: aTime(random), ...anyCoach, ...DETAILS };
  const { bookingId } = await bookSlot(company.as(personId), sealing, wanted);
  made.bookings.push({ bookingId, personId });
}

async function scheduleGroup({ company, made, random, coachId }: Turn): Promise<void> {
  const { as, people, offers, system } = company;
  const personIds = people.filter((id) => id !== coachId && random() < 0.2);
  const wanted = { offerId: offers.group, startsAt: aTime(random), reservedSeats: 1 };
  const sessionId = await scheduleGroupSession(as(coachId), wanted, (tx, id) =>
    insertInvitations(tx, coachId, { sessionId: id, personIds, skillId: 'license-obligations', at: system.now() }),
  );
  made.sessions.push({ sessionId, coachId });
}

async function takeSeat({ company, made, personId }: Turn, sessionId: string): Promise<void> {
  const { bookingId } = await bookSeat(company.as(personId), sealing, { sessionId, waitIfFull: true, ...DETAILS });
  made.bookings.push({ bookingId, personId });
}

const decision = (random: () => number) => ({ decision: random() < 0.5 ? ('accept' as const) : ('decline' as const) });
const changes = (random: () => number) => ({ startsAt: aTime(random), capacity: 2 + Math.floor(random() * 3) });

/** Half of them on a day where nothing else is held, so that some find three free times in a row. */
const timeOfTalks = (random: () => number) => aTime(random).add({ hours: random() < 0.5 ? 0 : 24 });
const talksOf = ({ random, company: { offers } }: Turn) => (random() < 0.5 ? offers.talks : offers.askedTalks);

/** What is done below which throw of the dice. Where there is nothing yet to do it to, the next is done that can be. */
const DEEDS: readonly (readonly [below: number, deed: (turn: Turn) => Promise<unknown> | undefined])[] = [
  [0.08, (turn) => bookTalks(turn, { offerId: talksOf(turn), begin: timeOfTalks(turn.random) })],
  [
    0.1,
    ({ company: { as }, programme }) =>
      programme && cancelProgramme(as(programme.personId), programme.programmeId, { code: 'not-needed' }),
  ],
  [
    0.11,
    ({ company: { as }, programme }) =>
      programme && cancelSession(as(programme.coachId), programme.sessionId, { code: 'coach-unavailable', withLater: true }),
  ],
  [
    0.13,
    ({ company: { as }, programme, random }) =>
      programme && decideRequest(as(programme.coachId), programme.bookingId, decision(random)),
  ],
  [0.35, bookAlone],
  [0.42, scheduleGroup],
  [0.65, (turn) => turn.session && takeSeat(turn, turn.session.sessionId)],
  [0.8, ({ company: { as }, booking }) => booking && cancelBooking(as(booking.personId), booking.bookingId, { code: 'no-time' })],
  [
    0.9,
    ({ company: { as }, booking, random }) =>
      booking && rescheduleBooking(as(booking.personId), booking.bookingId, aTime(random)),
  ],
  [
    0.94,
    ({ company: { as }, session, random }) => session && changeSession(as(session.coachId), session.sessionId, changes(random)),
  ],
  [0.955, ({ company: { as }, session, personId }) => session && declineMine(as(personId), session.sessionId)],
  [0.97, ({ company: { as }, session }) => session && cancelSession(as(session.coachId), session.sessionId, { code: 'ill' })],
  [1, ({ company }) => tendCoaching(company.system)],
];

/** One deed of somebody, chosen by chance. */
export async function doSomething(company: TorturedCompany, made: Made, random: () => number): Promise<void> {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)];
  const turn: Turn = {
    company,
    made,
    random,
    personId: pick(company.people)!,
    coachId: pick(company.coaches)!,
    booking: pick(made.bookings),
    session: pick(made.sessions),
    programme: pick(made.programmes),
  };
  const dice = random();
  for (const [below, deed] of DEEDS) {
    const doing = dice < below && deed(turn);
    if (doing) return void (await doing);
  }
}
