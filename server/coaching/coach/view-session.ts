import { currentFramework } from '#server/catalog/index.ts';
import { personFacts } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { decidersOf } from '../ask-first.ts';
import { attendanceOpen } from '../rules/attendance.ts';
import { sittingsAfter } from '../rules/later-sittings.ts';
import type { Sealing } from '../sealing.ts';
import { readActionItems } from '../store/action-items.ts';
import { bookingsOfSessions, eventsOf } from '../store/bookings.ts';
import { verifiedLevels } from '../store/coaches.ts';
import { lastCorrectionsOf } from '../store/corrections.ts';
import { goalsOf } from '../store/goals.ts';
import { insertNoteViews, readNotes } from '../store/notes.ts';
import { outcomesOf } from '../store/outcomes.ts';
import { findSessionType } from '../store/session-types.ts';
import { sessionsOfProgramme, type Session } from '../store/sessions.ts';
import { readCells } from '../store/surroundings.ts';
import { namesOf, skillName, toProgramme, type NameOf } from '../views.ts';
import { ownSession } from './acting-coach.ts';
import { toCoachSessions } from './list-sessions.ts';
import { toParticipant } from './session-participant.ts';

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
  const session = await ownSession(context, sessionId);
  const found = await readAround(context, session, withNotes);
  const viewed = [...new Set(found.notes.map(({ subjectId }) => subjectId))];
  const at = context.now();
  await insertNoteViews(context.db, { sessionId, viewerId: found.readerId, subjectIds: viewed, at });
  const [nameOf, later] = await Promise.all([namesOf(context, namedIn(session, found)), readLater(context, session)]);
  const [shown] = await toCoachSessions(context, [session], { bookings: found.bookings, nameOf });
  const { from, until } = attendanceOpen(session);
  return {
    ...shown!,
    attendance: { from: from.toString(), until: until.toString() },
    later: later.map(toLater),
    skills: skillsOf(found, nameOf),
    participants: found.bookings.map((booking) => toParticipant(booking, found, { sealing, nameOf })),
  };
}

/** All that is known around a session. The same number of statements however many come. */
async function readAround(context: Context, { id: sessionId, sessionTypeId, coachIds }: Session, withNotes: boolean) {
  const { db } = context;
  const [readerId, today] = [actingPerson(context), utcDay(context)];
  const bookings = await bookingsOfSessions(db, [sessionId]);
  const personIds = bookings.map(({ personId }) => personId);
  const bookingIds = bookings.map(({ id }) => id);
  const [framework, type, facts, cells, notes, items, outcomes, levels, goals, histories, corrections, { decides }] =
    await Promise.all([
      currentFramework(context),
      findSessionType(db, sessionTypeId),
      personFacts(db, personIds, today),
      readCells(db, personIds),
      readNotes(db, readerId, { subjectIds: withNotes ? personIds : [], now: context.now() }),
      readActionItems(db, readerId, personIds, [sessionId]),
      outcomesOf(db, bookingIds),
      verifiedLevels(db, undefined, today),
      goalsOf(db, readerId, bookingIds),
      eventsOf(db, bookingIds),
      lastCorrectionsOf(db, bookingIds),
      decidersOf(db, context, bookings),
    ]);
  const skills = type!.skills;
  const known = { facts, cells, notes, items, outcomes, levels, goals, histories, corrections, decides };
  return { readerId, coachIds, bookings, framework, skills, ...known };
}

/** What is to come of its programme after it. */
const readLater = async ({ db, now }: Context, session: Session): Promise<Session[]> =>
  session.programme ? sittingsAfter(await sessionsOfProgramme(db, session.programme.id), session, now()) : [];

const toLater = ({ id, startsAt, endsAt, programme }: Session) => ({
  sessionId: id,
  startsAt: startsAt.toString(),
  endsAt: endsAt.toString(),
  programme: toProgramme(programme!),
});

export type Around = Awaited<ReturnType<typeof readAround>>;

const namedIn = ({ coachIds }: Session, { bookings, notes, outcomes, levels, histories, corrections }: Around): string[] => [
  ...coachIds,
  ...bookings.map(({ personId }) => personId),
  ...notes.map(({ authorId }) => authorId),
  ...outcomes.flatMap(({ assessorId, secondAssessorId }) => [assessorId, ...(secondAssessorId ? [secondAssessorId] : [])]),
  ...levels.keys(),
  ...[...histories.values()].flat().flatMap(({ acceptedBy }) => acceptedBy ?? []),
  ...[...corrections.values()].flatMap(({ askedBy, decision }) => [askedBy, ...(decision ? [decision.decidedBy] : [])]),
];

/** What the session touches: behaviour of each level, and who may say that it was seen. */
const skillsOf = ({ framework, skills, levels }: Around, nameOf: NameOf) =>
  Object.entries(skills).map(([skillId, maxLevel]) => ({
    skillId,
    name: skillName(framework, skillId),
    maxLevel,
    behaviour: framework.skills.find(({ id }) => id === skillId)?.levels ?? [],
    assessors: [...levels].flatMap(([personId, held]) =>
      held.has(skillId) ? [{ ...nameOf(personId), level: held.get(skillId)! }] : [],
    ),
  }));
