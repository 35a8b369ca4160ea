import { currentFramework } from '#server/catalog/index.ts';
import type { Context } from '#server/shared/context.ts';
import { decidersOf } from '../ask-first.ts';
import { toGoal } from '../goals/keep-goals.ts';
import type { Sealing } from '../sealing.ts';
import { readActionItems } from '../store/action-items.ts';
import { bookingsWithCoach, type Booking } from '../store/bookings.ts';
import { goalsOf, type Goal } from '../store/goals.ts';
import { readSessions, type Session } from '../store/sessions.ts';
import { textOf } from '../view-bookings.ts';
import { namesOf } from '../views.ts';
import { actingCoach } from './acting-coach.ts';

const HELD = ['attended', 'partial'];

/** Every live booking of sessions somebody holds or held, in the order of time. */
export async function bookingsAndSessions(context: Context, coachId: string) {
  const bookings = await bookingsWithCoach(context.db, coachId);
  const sessions = await readSessions(context.db, [...new Set(bookings.map(({ sessionId }) => sessionId))]);
  const known = new Map(sessions.map((session) => [session.id, session]));
  const all = bookings.map((booking) => ({ booking, session: known.get(booking.sessionId)! }));
  return all.toSorted((a, b) => Temporal.Instant.compare(a.session.startsAt, b.session.startsAt));
}

/** Goals that were not dropped, the latest first. */
export const standing = (goals: readonly Goal[]): Goal[] =>
  goals.filter(({ status }) => status !== 'dropped').toSorted((a, b) => Temporal.Instant.compare(b.setAt, a.setAt));

/** Requests that wait for one's answer, a programme as one, those that expire first in front. @throws {NotFound} */
export async function listMyRequests(context: Context) {
  const { personId, timeZone } = await actingCoach(context);
  const now = context.now();
  const waiting = (await bookingsAndSessions(context, personId)).filter(
    ({ booking: { status, answerBy } }) =>
      status === 'requested' && answerBy !== null && Temporal.Instant.compare(now, answerBy) < 0,
  );
  const [nameOf, { decides }] = await Promise.all([
    namesOf(
      context,
      waiting.map(({ booking }) => booking.personId),
    ),
    decidersOf(
      context.db,
      context,
      waiting.map(({ booking }) => booking),
    ),
  ]);
  return {
    timeZone,
    items: waiting
      .filter((each) => sittingsOf(each, waiting)[0] === each)
      .toSorted((a, b) => Temporal.Instant.compare(a.booking.answerBy!, b.booking.answerBy!))
      .map((each) => ({ ...each, together: sittingsOf(each, waiting) }))
      .map(({ booking, session, together }) => ({
        bookingId: booking.id,
        sessionId: session.id,
        title: session.title,
        person: nameOf(booking.personId),
        purpose: booking.purpose,
        ...spanOf(session),
        answerBy: booking.answerBy!.toString(),
        decider: decides(booking).who,
        sittings: together.flatMap(({ session: { programme, ...each } }) =>
          programme ? [{ ...spanOf(each), sitting: programme.sitting, title: programme.title }] : [],
        ),
      })),
  };
}

const spanOf = ({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>) => ({
  startsAt: startsAt.toString(),
  endsAt: endsAt.toString(),
});

/** What is decided together with a request, in the order of time: the sittings of its programme, or itself alone. */
const sittingsOf = <R extends { session: Session }>(request: R, all: readonly R[]): R[] =>
  request.session.programme ? all.filter(({ session }) => session.programme?.id === request.session.programme!.id) : [request];

/**
 * People one has coached or will, by name: when one met, when one meets again, and what they promised and set themselves
 * for one's own sessions. What they agreed with other coaches is not one's business. @throws {NotFound}
 */
export async function listCoachedPeople(context: Context, sealing: Sealing) {
  const { personId, timeZone } = await actingCoach(context);
  const all = await bookingsAndSessions(context, personId);
  const personIds = [...new Set(all.map(({ booking }) => booking.personId))];
  const bookingIds = all.map(({ booking }) => booking.id);
  const [framework, nameOf, items, goals] = await Promise.all([
    currentFramework(context),
    namesOf(context, personIds),
    readActionItems(context.db, personId, personIds),
    goalsOf(context.db, personId, bookingIds),
  ]);
  const ownSessions = new Set(all.map(({ session }) => session.id));
  const now = context.now();
  const isToCome = ({ session }: { session: Session }) => Temporal.Instant.compare(now, session.endsAt) < 0;
  const isHeld = ({ booking }: { booking: Booking }) => HELD.includes(booking.status);
  const meeting = (found: { session: Session } | undefined) =>
    found ? { sessionId: found.session.id, title: found.session.title, startsAt: found.session.startsAt.toString() } : null;
  const people = personIds.map((id) => {
    const own = all.filter(({ booking }) => booking.personId === id);
    return {
      person: nameOf(id),
      sessionsHeld: own.filter(isHeld).length,
      last: meeting(own.findLast((each) => !isToCome(each))),
      next: meeting(own.find(isToCome)),
      goals: standing(own.flatMap(({ booking }) => goals.get(booking.id) ?? [])).map((goal) => ({
        ...toGoal(goal, sealing, framework),
        sessionId: goal.sessionId,
      })),
      actionItems: items
        .filter(({ ownerId, sessionId, status }) => ownerId === id && status === 'open' && ownSessions.has(sessionId))
        .map((item) => ({ actionItemId: item.id, text: textOf(sealing, item), dueOn: item.dueOn })),
    };
  });
  return { timeZone, items: people.toSorted((a, b) => a.person.name.localeCompare(b.person.name)) };
}
