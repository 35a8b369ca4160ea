import { currentFramework } from '#server/catalog/index.ts';
import { personFacts } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { hasClockMoved } from '../rules/promised-time.ts';
import { assertBefore } from '../rules/stated-time.ts';
import { unsealIntake, type Sealing } from '../sealing.ts';
import { readActionItems } from '../store/action-items.ts';
import { bookingsOfSessions } from '../store/bookings.ts';
import { absencesWithin, holidaysOf } from '../store/hours.ts';
import { insertNoteViews, readNotes } from '../store/notes.ts';
import { outcomesOf } from '../store/outcomes.ts';
import { findSessionType } from '../store/session-types.ts';
import { sessionsOfCoach, type Session } from '../store/sessions.ts';
import { readCells } from '../store/surroundings.ts';
import { textOf } from '../view-bookings.ts';
import { namesOf, skillName, toActionItem, toPlace, type NameOf } from '../views.ts';
import { actingCoach, ownSession } from './acting-coach.ts';

const MOST_DAYS = 62;

async function toCoachSessions(context: Context, sessions: readonly Session[], nameOf: NameOf) {
  const coachId = actingPerson(context);
  const bounds = sessions.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).toSorted(Temporal.Instant.compare);
  const [bookings, absences, holidays] = await Promise.all([
    bookingsOfSessions(
      context.db,
      sessions.map(({ id }) => id),
    ),
    bounds.length > 0 ? absencesWithin(context.db, coachId, { from: bounds[0]!, to: bounds.at(-1)! }) : [],
    holidaysOf(context.db, coachId),
  ]);
  const conflictOf = ({ startsAt, endsAt, localStart, timeZone }: Session) => {
    if (hasClockMoved(startsAt, timeZone, localStart)) return 'clock-moved' as const;
    const isAway = absences.some(
      (absence) =>
        Temporal.Instant.compare(absence.startsAt, endsAt) < 0 && Temporal.Instant.compare(startsAt, absence.endsAt) < 0,
    );
    return isAway ? ('coach-absent' as const) : holidays.has(localStart.slice(0, 10)) ? ('on-holiday' as const) : null;
  };
  return sessions.map((session) => ({
    ...toPlace(session, nameOf),
    capacity: session.capacity,
    seatsTaken: session.seatsTaken,
    waiting: bookings.filter(({ sessionId, status }) => sessionId === session.id && status === 'waitlisted').length,
    conflict: conflictOf(session),
  }));
}

/** Sessions one holds on some days of one's own zone: a week, or the sheet of a day. @throws {NotFound} {NotThatTime} */
export async function listMySessions(context: Context, range: { from: string; to: string }) {
  const { personId, timeZone } = await actingCoach(context);
  const [from, to] = [Temporal.PlainDate.from(range.from), Temporal.PlainDate.from(range.to)];
  assertBefore(from, to, { pointer: '#/to', orEqual: true });
  const last = Temporal.PlainDate.compare(to, from.add({ days: MOST_DAYS })) > 0 ? from.add({ days: MOST_DAYS }) : to;
  const sessions = await sessionsOfCoach(context.db, personId, {
    from: from.toZonedDateTime(timeZone).toInstant(),
    to: last.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
  });
  const nameOf = await namesOf(
    context,
    sessions.flatMap(({ coachIds }) => coachIds),
  );
  return { timeZone, items: await toCoachSessions(context, sessions, nameOf) };
}

/**
 * Who comes to a session one holds and what they need: job roles, gaps of the skills it touches, preparation, what was
 * noted before. Whoever is read about sees that. @throws {NotFound}
 */
export async function viewCoachSession(context: Context, sealing: Sealing, sessionId: string) {
  const { db } = context;
  const session = await ownSession(context, sessionId);
  const readerId = actingPerson(context);
  const bookings = await bookingsOfSessions(db, [sessionId]);
  const personIds = bookings.map(({ personId }) => personId);
  const bookingIds = bookings.map(({ id }) => id);
  const [framework, type, facts, cells, notes, items, outcomes] = await Promise.all([
    currentFramework(context),
    findSessionType(db, session.sessionTypeId),
    personFacts(db, personIds, utcDay(context)),
    readCells(db, personIds),
    readNotes(db, readerId, { subjectIds: personIds, now: context.now() }),
    readActionItems(db, personIds, [sessionId]),
    outcomesOf(db, bookingIds),
  ]);
  const viewed = [...new Set(notes.map(({ subjectId }) => subjectId))];
  await insertNoteViews(db, { sessionId, viewerId: readerId, subjectIds: viewed, at: context.now() });
  const nameOf = await namesOf(context, [...session.coachIds, ...personIds, ...notes.map(({ authorId }) => authorId)]);
  const [shown] = await toCoachSessions(context, [session], nameOf);
  const touched = Object.entries(type!.skills);
  const profileName = (id: string) => framework.profiles.find((profile) => profile.id === id)?.name ?? id;
  // Items of other sessions are shown only where this coach agreed them.
  const mayRead = (item: { sessionId: string; createdBy: string }) => item.sessionId === sessionId || item.createdBy === readerId;
  return {
    ...shown!,
    skills: touched.map(([skillId, maxLevel]) => ({
      skillId,
      name: skillName(framework, skillId),
      maxLevel,
      behaviour: framework.skills.find(({ id }) => id === skillId)?.levels ?? [],
    })),
    participants: bookings.map((booking) => ({
      bookingId: booking.id,
      person: nameOf(booking.personId),
      status: booking.status,
      purpose: booking.purpose,
      timeZone: booking.timeZone,
      roleProfiles: (facts.find(({ personId }) => personId === booking.personId)?.roleProfileIds ?? []).map(profileName),
      gaps: cells
        .filter(({ personId, skillId, state }) => personId === booking.personId && skillId in type!.skills && state !== 'met')
        .map(({ skillId, level, required, critical }) => ({
          skillId,
          name: skillName(framework, skillId),
          level,
          required,
          critical,
        })),
      intake: unsealIntake(sealing, sessionId, booking.personId, booking.intakeSealed),
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
      outcomes: outcomes
        .filter(({ bookingId }) => bookingId === booking.id)
        .map(({ id, skillId, result, level, status, answer }) => ({ outcomeId: id, skillId, result, level, status, answer })),
    })),
  };
}
