import { sql } from 'drizzle-orm';
import { INTAKE, type CoachingApp, type Person, type Terms } from './coaching.ts';

/** Three talks, one a fortnight. */
const TALKS = { sessionTypeId: 'maintainer-mentoring', title: 'Maintainer mentoring', minutes: 45, maxOpenPerPerson: 1 };
/** Times at which a coach of these tests can hold them. */
export const TIMES = ['2026-11-26T09:00:00Z', '2026-12-10T09:00:00Z', '2026-12-24T09:00:00Z'];

/** A booking as its learner sees it in their list. */
export interface Listed {
  bookingId: string;
  status: string;
  session: {
    sessionId: string;
    startsAt: string;
    programme: { programmeId: string; sitting: number; of: number; title: string };
  };
}

/** Programmes of talks within coaching: booked as a whole, and looked at sitting by sitting. */
export function programmesIn(coaching: CoachingApp) {
  const aPair = async (terms: Terms = {}) => {
    const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
    return { coach, learner, offerId: await coaching.anOffer(coach, { ...TALKS, ...terms }) };
  };
  const book = (
    person: Person,
    { offerId, coach }: { offerId: string; coach: Person },
    { startsAt = TIMES, headers = {} }: { startsAt?: readonly string[]; headers?: object } = {},
  ) =>
    coaching.post(
      person,
      '/coaching/programmes',
      { offerId, coachId: coach.personId, startsAt, purpose: 'learning', intake: INTAKE },
      headers,
    );
  const statusesOf = async (person: Person) =>
    (await coaching.get(person, '/me/coaching/bookings')).items.map(({ status, session }: Listed) => [
      status,
      session.programme && `${session.programme.sitting} of ${session.programme.of}`,
    ]);
  const statesOf = async (person: Person): Promise<string[]> => (await statusesOf(person)).map(([status]: string[]) => status);
  /** How often PostgreSQL has had to end one of two that waited for each other. */
  const deadlocks = async () => {
    const [row] = await coaching.api.database.db.execute<{ deadlocks: number }>(
      sql`select deadlocks::int from pg_stat_database where datname = current_database()`,
    );
    return row!.deadlocks;
  };
  return { aPair, book, statusesOf, statesOf, deadlocks };
}
