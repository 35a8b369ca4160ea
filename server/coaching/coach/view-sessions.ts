import { currentFramework } from '#server/catalog/index.ts';
import { personFacts } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { toGoal } from '../goals/keep-goals.ts';
import { attendanceOpen } from '../rules/attendance.ts';
import { answerUntil } from '../rules/outcome.ts';
import { hasClockMoved, promisedInstant } from '../rules/promised-time.ts';
import { unsealIntake, type Sealing } from '../sealing.ts';
import { readActionItems } from '../store/action-items.ts';
import { bookingsOfSessions, eventsOf, type Booking } from '../store/bookings.ts';
import { verifiedLevels } from '../store/coaches.ts';
import { goalsOf } from '../store/goals.ts';
import { holidaysOf } from '../store/holiday-calendars.ts';
import { absencesWithin, datesWithHours } from '../store/hours.ts';
import { insertNoteViews, readNotes } from '../store/notes.ts';
import { outcomesOf, type Outcome } from '../store/outcomes.ts';
import { findSessionType } from '../store/session-types.ts';
import { sessionsOfCoach, type Session } from '../store/sessions.ts';
import { readCells } from '../store/surroundings.ts';
import { textOf } from '../view-bookings.ts';
import { namesOf, profileName, skillName, toActionItem, toGap, toPlace, type NameOf } from '../views.ts';
import { actingCoach, ownSession } from './acting-coach.ts';
import { daysOf } from './view-calendar.ts';

async function toCoachSessions(
  context: Context,
  sessions: readonly Session[],
  { bookings, nameOf }: { bookings: readonly Booking[]; nameOf: NameOf },
) {
  const coachId = actingPerson(context);
  const bounds = sessions.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).toSorted(Temporal.Instant.compare);
  const [absences, holidays, opened] = await Promise.all([
    bounds.length > 0 ? absencesWithin(context.db, coachId, { from: bounds[0]!, to: bounds.at(-1)! }) : [],
    holidaysOf(context.db, coachId),
    datesWithHours(context.db, coachId),
  ]);
  const conflictOf = ({ startsAt, endsAt, localStart, timeZone }: Session) => {
    if (hasClockMoved(startsAt, timeZone, localStart)) return 'clock-moved' as const;
    const isAway = absences.some(
      (absence) =>
        Temporal.Instant.compare(absence.startsAt, endsAt) < 0 && Temporal.Instant.compare(startsAt, absence.endsAt) < 0,
    );
    if (isAway) return 'coach-absent' as const;
    const date = localStart.slice(0, 10);
    return holidays.has(date) && !opened.has(date) ? ('on-holiday' as const) : null;
  };
  return sessions.map((session) => {
    const own = bookings.filter(({ sessionId }) => sessionId === session.id);
    const conflict = conflictOf(session);
    return {
      ...toPlace(session, nameOf),
      capacity: session.capacity,
      seatsTaken: session.seatsTaken,
      waiting: own.filter(({ status }) => status === 'waitlisted').length,
      people: own.map(({ id, personId, status }) => ({ bookingId: id, person: nameOf(personId), status })),
      conflict,
      promisedAt: conflict === 'clock-moved' ? promisedInstant(session.localStart, session.timeZone).toString() : null,
    };
  });
}

/** Sessions one holds on some days of one's own zone: a week, or the sheet of a day. @throws {NotFound} {NotThatTime} */
export async function listMySessions(context: Context, range: { from: string; to: string }) {
  const { personId, timeZone } = await actingCoach(context);
  const { from, to } = daysOf(timeZone, range);
  const sessions = await sessionsOfCoach(context.db, personId, { from, to });
  const bookings = await bookingsOfSessions(
    context.db,
    sessions.map(({ id }) => id),
  );
  const nameOf = await namesOf(context, [
    ...sessions.flatMap(({ coachIds }) => coachIds),
    ...bookings.map((booking) => booking.personId),
  ]);
  return { timeZone, items: await toCoachSessions(context, sessions, { bookings, nameOf }) };
}

/**
 * Who comes to a session one holds and what they need: job roles, gaps of the skills it touches, preparation, what was
 * noted before. Whoever is read about sees that. @throws {NotFound}
 */
export async function viewCoachSession(
  context: Context,
  sealing: Sealing,
  sessionId: string,
  { withNotes = true }: { withNotes?: boolean } = {},
) {
  const { db } = context;
  const session = await ownSession(context, sessionId);
  const readerId = actingPerson(context);
  const bookings = await bookingsOfSessions(db, [sessionId]);
  const personIds = bookings.map(({ personId }) => personId);
  const bookingIds = bookings.map(({ id }) => id);
  const [framework, type, facts, cells, notes, items, outcomes, levels, goals, histories] = await Promise.all([
    currentFramework(context),
    findSessionType(db, session.sessionTypeId),
    personFacts(db, personIds, utcDay(context)),
    readCells(db, personIds),
    readNotes(db, readerId, { subjectIds: withNotes ? personIds : [], now: context.now() }),
    readActionItems(db, personIds, [sessionId]),
    outcomesOf(db, bookingIds),
    verifiedLevels(db, undefined, utcDay(context)),
    goalsOf(db, readerId, bookingIds),
    eventsOf(db, bookingIds),
  ]);
  const viewed = [...new Set(notes.map(({ subjectId }) => subjectId))];
  await insertNoteViews(db, { sessionId, viewerId: readerId, subjectIds: viewed, at: context.now() });
  const nameOf = await namesOf(context, [
    ...session.coachIds,
    ...personIds,
    ...notes.map(({ authorId }) => authorId),
    ...outcomes.flatMap(({ assessorId, secondAssessorId }) => [assessorId, ...(secondAssessorId ? [secondAssessorId] : [])]),
    ...levels.keys(),
  ]);
  const [shown] = await toCoachSessions(context, [session], { bookings, nameOf });
  const { from, until } = attendanceOpen(session);
  const toSessionOutcome = ({ id, assessorId, secondAssessorId, proposedAt, ...outcome }: Outcome) => ({
    ...outcome,
    outcomeId: id,
    assessor: nameOf(assessorId),
    secondAssessor: secondAssessorId ? nameOf(secondAssessorId) : null,
    answerBy: answerUntil(proposedAt).toString(),
  });
  const touched = Object.entries(type!.skills);
  // Items of other sessions are shown only where this coach agreed them.
  const mayRead = (item: { sessionId: string; createdBy: string }) => item.sessionId === sessionId || item.createdBy === readerId;
  return {
    ...shown!,
    attendance: { from: from.toString(), until: until.toString() },
    skills: touched.map(([skillId, maxLevel]) => ({
      skillId,
      name: skillName(framework, skillId),
      maxLevel,
      behaviour: framework.skills.find(({ id }) => id === skillId)?.levels ?? [],
      assessors: [...levels].flatMap(([personId, held]) =>
        held.has(skillId) ? [{ ...nameOf(personId), level: held.get(skillId)! }] : [],
      ),
    })),
    participants: bookings.map((booking) => ({
      bookingId: booking.id,
      person: nameOf(booking.personId),
      status: booking.status,
      purpose: booking.purpose,
      timeZone: booking.timeZone,
      answerBy: booking.answerBy?.toString() ?? null,
      history: (histories.get(booking.id) ?? []).map(({ after, at, reason }) => ({ status: after, at: at.toString(), reason })),
      roleProfiles: (facts.find(({ personId }) => personId === booking.personId)?.roleProfileIds ?? []).map((id) =>
        profileName(framework, id),
      ),
      gaps: cells
        .filter(({ personId, skillId, state }) => personId === booking.personId && skillId in type!.skills && state !== 'met')
        .map((gap) => toGap(gap, framework)),
      intake: unsealIntake(sealing, sessionId, booking.personId, booking.intakeSealed),
      goal: goals.has(booking.id) ? toGoal(goals.get(booking.id)!, sealing, framework) : null,
      notes: notes
        .filter(({ subjectId }) => subjectId === booking.personId)
        .map((note) => ({
          sessionId: note.sessionId,
          kind: note.kind,
          author: nameOf(note.authorId),
          body: sealing.unseal(note.sessionId, `${note.kind}/${note.subjectId}/${note.authorId}`, note.bodySealed),
          writtenAt: note.writtenAt.toString(),
          expiresAt: note.expiresAt.toString(),
        })),
      actionItems: items
        .filter((item) => item.ownerId === booking.personId && mayRead(item))
        .map((item) => toActionItem(item, textOf(sealing, item))),
      outcomes: outcomes.filter(({ bookingId }) => bookingId === booking.id).map(toSessionOutcome),
    })),
  };
}
