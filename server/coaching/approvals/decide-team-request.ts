import { reportsOf } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { logPersonViews } from '#server/skills/index.ts';
import { whoDecides } from '../ask-first.ts';
import { settleRequest, type Verdict } from '../settle-request.ts';
import { requestsToManagers } from '../store/approvals.ts';
import { findBooking } from '../store/bookings.ts';
import { findSession, readSessions, sessionsOfProgramme, type Session } from '../store/sessions.ts';
import { namesOf } from '../views.ts';
import type { TeamRequest } from './contract.ts';

/** What direct reports of today ask for where the offer asks their line manager, those that expire first in front. Logged. */
export async function listTeamRequests(context: Context): Promise<TeamRequest[]> {
  const { db } = context;
  const viewerPersonId = actingPerson(context);
  const waiting = await requestsToManagers(db, context.now(), await reportsOf(db, viewerPersonId, utcDay(context)));
  const personIds = [...new Set(waiting.map(({ personId }) => personId))];
  const purpose = "Line manager's view of requests to decide about";
  const [sessions, nameOf] = await Promise.all([
    readSessions(db, [...new Set(waiting.map(({ sessionId }) => sessionId))]),
    namesOf(context, personIds),
    logPersonViews(db, { viewerPersonId, viewedPersonIds: personIds, purpose, at: context.now() }),
  ]);
  return Promise.all(
    waiting.map(async ({ id, personId, sessionId, answerBy }) => {
      const session = sessions.find((each) => each.id === sessionId)!;
      return {
        bookingId: id,
        person: nameOf(personId),
        title: session.title,
        ...spanOf(session),
        answerBy: answerBy!.toString(),
        sittings: await sittingsAsked(context, session),
      };
    }),
  );
}

const spanOf = ({ startsAt, endsAt }: Session) => ({ startsAt: startsAt.toString(), endsAt: endsAt.toString() });

async function sittingsAsked({ db }: Context, { programme }: Session): Promise<TeamRequest['sittings']> {
  if (!programme) return [];
  const asked = (await sessionsOfProgramme(db, programme.id)).filter(({ status }) => status === 'requested');
  return asked.map((session) => ({ sitting: session.programme!.sitting, ...spanOf(session) }));
}

/** Accept or decline what a direct report asks for. @throws {NotFound} for whoever is not their line manager today. {NotPossibleNow} */
export async function decideTeamRequest(context: Context, bookingId: string, verdict: Verdict): Promise<void> {
  const managerId = actingPerson(context);
  const known = await findBooking(context.db, bookingId);
  if (!known || !(await whoDecides(context.db, context, known)).managerIds.includes(managerId)) throw new NotFound('request');
  const session = (await findSession(context.db, known.sessionId))!;
  await settleRequest(context, { booking: known, session }, verdict, async (tx, booking) => {
    if (!(await whoDecides(tx, context, booking)).managerIds.includes(managerId)) throw new NotFound('request');
  });
}
