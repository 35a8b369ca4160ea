import { currentFramework } from '#server/catalog/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { decidersOf } from './ask-first.ts';
import { toGoal } from './goals/keep-goals.ts';
import { NO_SHOWS_TO_ASK, noShowsSince } from './rules/approval.ts';
import { answerUntil, mayAnswer } from './rules/outcome.ts';
import { unsealIntake, type Sealing } from './sealing.ts';
import { readActionItems, updateActionItem, type ActionItem } from './store/action-items.ts';
import { bookingsOfPerson, eventsOf, findBooking } from './store/bookings.ts';
import { disclosedLooksAt } from './store/disclosure-looks.ts';
import { findGoal } from './store/goals.ts';
import { countNoShows } from './store/no-shows.ts';
import { noteViewsOf, readNotes } from './store/notes.ts';
import { outcomesOf } from './store/outcomes.ts';
import { findSessionType } from './store/session-types.ts';
import { findSession, readSessions, type Session } from './store/sessions.ts';
import { shownIn } from './store/shown-names.ts';
import { namesOf, SEATED, skillName, toActionItem, toBooking, toOutcome, toSessionType } from './views.ts';

/** One's own sessions, those to come first, then the latest; what one has promised to do, and what waits for one's answer. */
export async function listMyBookings(context: Context, sealing: Sealing) {
  const personId = actingPerson(context);
  const now = context.now();
  const bookings = await bookingsOfPerson(context.db, personId);
  const sessions = new Map(
    (
      await readSessions(
        context.db,
        bookings.map((booking) => booking.sessionId),
      )
    ).map((each) => [each.id, each]),
  );
  const since = noShowsSince(now);
  const { decides, managerIds } = await decidersOf(context.db, context, bookings);
  const [nameOf, noShows, items, outcomes, framework] = await Promise.all([
    namesOf(context, [...[...sessions.values()].flatMap(({ coachIds }) => coachIds), ...managerIds]),
    countNoShows(context.db, personId, since),
    readActionItems(context.db, personId, [personId]),
    outcomesOf(
      context.db,
      bookings.map(({ id }) => id),
    ),
    currentFramework(context),
  ]);
  const isOver = (sessionId: string) => Temporal.Instant.compare(sessions.get(sessionId)!.endsAt, now) < 0;
  const startOf = (sessionId: string) => sessions.get(sessionId)!.startsAt.epochMilliseconds;
  const toCome = bookings
    .filter(({ sessionId }) => !isOver(sessionId))
    .toSorted((a, b) => startOf(a.sessionId) - startOf(b.sessionId));
  const past = bookings
    .filter(({ sessionId }) => isOver(sessionId))
    .toSorted((a, b) => startOf(b.sessionId) - startOf(a.sessionId));
  return {
    items: [...toCome, ...past].map((booking) => toBooking(booking, sessions.get(booking.sessionId)!, { nameOf, decides })),
    noShows: { count: noShows, since: since.toString(), askFrom: NO_SHOWS_TO_ASK },
    actionItems: items.map((item) => toActionItem(item, textOf(sealing, item))),
    toAnswer: outcomes
      .filter((outcome) => mayAnswer(now, outcome))
      .map(({ id, bookingId, skillId, proposedAt }) => ({
        outcomeId: id,
        bookingId,
        skillName: skillName(framework, skillId),
        answerBy: answerUntil(proposedAt).toString(),
      })),
  };
}

/** A session of mine with all that is kept of it for me, and who read it. @throws {NotFound} */
export async function viewMyBooking(context: Context, sealing: Sealing, bookingId: string) {
  const { db } = context;
  const personId = actingPerson(context);
  const booking = await findBooking(db, bookingId);
  if (booking?.personId !== personId) throw new NotFound('booking');
  const { sessionId } = booking;
  const session = (await findSession(db, sessionId))!;
  const { decides, managerIds } = await decidersOf(db, context, [booking]);
  const [framework, type, allNotes, items, outcomes, histories, views, shown, goal] = await Promise.all([
    currentFramework(context),
    findSessionType(db, session.sessionTypeId),
    readNotes(db, personId, { subjectIds: [personId], now: context.now() }),
    readActionItems(db, personId, [personId], [sessionId]),
    outcomesOf(db, [bookingId]),
    eventsOf(db, [bookingId]),
    viewsOf(context, personId, session),
    session.mode === 'group' && SEATED.has(booking.status) ? shownIn(db, sessionId, personId) : [],
    findGoal(db, personId, bookingId),
  ]);
  const events = histories.get(bookingId) ?? [];
  const notes = allNotes.filter((note) => note.sessionId === sessionId && note.kind === 'shared');
  const nameOf = await namesOf(context, [
    ...session.coachIds,
    ...managerIds,
    ...notes.map(({ authorId }) => authorId),
    ...outcomes.flatMap(({ assessorId, secondAssessorId }) => [assessorId, ...(secondAssessorId ? [secondAssessorId] : [])]),
    ...events.flatMap(({ by, acceptedBy }) => [by, acceptedBy].filter((id) => id !== null)),
    ...views.map(({ viewerId }) => viewerId),
    ...shown,
  ]);
  return {
    ...toBooking(booking, session, { nameOf, decides }),
    sessionType: toSessionType(type!, framework),
    intake: unsealIntake(sealing, sessionId, personId, booking.intakeSealed),
    notes: notes.map((note) => ({
      author: nameOf(note.authorId),
      body: sealing.unseal(sessionId, `shared/${personId}/${note.authorId}`, note.bodySealed),
      writtenAt: note.writtenAt.toString(),
      expiresAt: note.expiresAt.toString(),
    })),
    goal: goal && toGoal(goal, sealing, framework),
    actionItems: items.filter((item) => item.sessionId === sessionId).map((item) => toActionItem(item, textOf(sealing, item))),
    outcomes: outcomes.map((outcome) => toOutcome(outcome, framework, nameOf)),
    history: events.map(({ after, at, by, acceptedBy, reason }) => ({
      status: after,
      at: at.toString(),
      by: by === null ? null : nameOf(by),
      acceptedBy: acceptedBy === null ? null : nameOf(acceptedBy),
      reason,
    })),
    showsName: booking.showsName,
    others: shown.map((id) => nameOf(id).name).toSorted((a, b) => a.localeCompare(b, 'en')),
    noteViews: views.map(({ viewerId, viewedAt, caseReference }) => ({
      viewer: nameOf(viewerId),
      viewedAt: viewedAt.toString(),
      caseReference,
    })),
  };
}

/** Who read what was written about somebody in a session, the first one first: coaches, and whom it was disclosed to. */
async function viewsOf({ db }: Context, personId: string, { id, startsAt }: Session) {
  const [byCoaches, disclosed] = await Promise.all([noteViewsOf(db, personId, id), disclosedLooksAt(db, personId, startsAt)]);
  return [...byCoaches.map((view) => ({ ...view, caseReference: null })), ...disclosed].toSorted((a, b) =>
    Temporal.Instant.compare(a.viewedAt, b.viewedAt),
  );
}

/** Say what became of something one promised. @throws {NotFound} */
export async function settleActionItem(context: Context, id: string, status: ActionItem['status']): Promise<void> {
  const isMine = await updateActionItem(context.db, { id, ownerId: actingPerson(context), status, at: context.now() });
  if (!isMine) throw new NotFound('action item');
}

export const textOf = ({ unseal }: Sealing, { sessionId, ownerId, textSealed }: ActionItem): string =>
  unseal(sessionId, `action/${ownerId}`, textSealed);
