import { reportsOf } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { logPersonViews } from '#server/skills/index.ts';
import { attendanceOf } from '../rules/attendance.ts';
import { reportedSeats } from '../store/reported-seats.ts';
import { namesOf } from '../views.ts';
import type { ReportedSession } from './contract.ts';

const LOOK_BACK_HOURS = 365 * 24;

/** Of one's direct reports, and of sessions whose offer said beforehand that attendance is reported. Logged. */
export async function listTeamAttendance(context: Context): Promise<ReportedSession[]> {
  const personIds = await reportsOf(context.db, actingPerson(context), utcDay(context));
  return personIds.length === 0 ? [] : reported(context, "Line manager's view of attendance", personIds);
}

/** The same of everybody, for the OSPO. Logged. */
export const listAttendance = (context: Context): Promise<ReportedSession[]> =>
  reported(context, 'Attendance of sessions that report it');

async function reported(context: Context, purpose: string, personIds?: readonly string[]): Promise<ReportedSession[]> {
  const to = context.now();
  const seats = await reportedSeats(context.db, { from: to.subtract({ hours: LOOK_BACK_HOURS }), to }, personIds);
  const seen = [...new Set(seats.map(({ personId }) => personId))];
  const [nameOf] = await Promise.all([
    namesOf(context, seen),
    logPersonViews(context.db, { viewerPersonId: actingPerson(context), viewedPersonIds: seen, purpose, at: to }),
  ]);
  return [...Map.groupBy(seats, ({ sessionId }) => sessionId)].map(([sessionId, own]) => ({
    sessionId,
    title: own[0]!.title,
    startsAt: own[0]!.startsAt.toString(),
    endsAt: own[0]!.endsAt.toString(),
    people: own
      .map(({ personId, status }) => ({ person: nameOf(personId), attendance: attendanceOf(status) }))
      .toSorted((a, b) => a.person.name.localeCompare(b.person.name, 'en')),
  }));
}
