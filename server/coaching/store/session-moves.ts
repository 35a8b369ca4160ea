import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { coachingSessions, sessionCoaches } from '#db/schema/coaching.ts';
import { promisedTime } from '../rules/promised-time.ts';
import { refusingClashes } from './clashes.ts';
import type { Session, SessionStatus } from './sessions.ts';

export interface NewSession {
  offerId: string;
  startsAt: Temporal.Instant;
  minutes: number;
  timeZone: string;
  bufferBefore: number;
  bufferAfter: number;
  status: 'requested' | 'scheduled';
  capacity: number;
  reservedSeats?: number;
  meetingUrl: string | null;
  createdBy: string;
  createdAt: Temporal.Instant;
  /** Which sitting of which programme it is. */
  programmeId?: string;
  sitting?: number;
  leadId: string;
  coIds?: readonly string[];
}

/** @throws {SomebodyIsBusy} */
export async function insertSession(tx: Transaction, { leadId, coIds = [], minutes, ...session }: NewSession): Promise<string> {
  const { startsAt, timeZone } = session;
  const [row] = await tx
    .insert(coachingSessions)
    .values({
      ...session,
      startsAt: new Date(startsAt.epochMilliseconds),
      endsAt: new Date(startsAt.add({ minutes }).epochMilliseconds),
      localStart: promisedTime(startsAt, timeZone),
      createdAt: new Date(session.createdAt.epochMilliseconds),
    })
    .returning({ id: coachingSessions.id });
  const sessionId = row!.id;
  const coaches = [{ personId: leadId, part: 'lead' as const }, ...coIds.map((personId) => ({ personId, part: 'co' as const }))];
  await refusingClashes(() => tx.insert(sessionCoaches).values(coaches.map((coach) => ({ ...coach, sessionId }))));
  return sessionId;
}

/** @throws {SomebodyIsBusy} when one of its people is elsewhere then; the session stays where it was. */
export async function moveSession(tx: Transaction, session: Session, startsAt: Temporal.Instant): Promise<void> {
  const minutes = session.endsAt.since(session.startsAt).total('minutes');
  const set = {
    startsAt: new Date(startsAt.epochMilliseconds),
    endsAt: new Date(startsAt.add({ minutes }).epochMilliseconds),
    localStart: promisedTime(startsAt, session.timeZone),
    version: sql`${coachingSessions.version} + 1`,
  };
  await refusingClashes(() => tx.update(coachingSessions).set(set).where(eq(coachingSessions.id, session.id)));
}

/** @throws {SessionFull} when fewer seats would remain than are taken. */
export async function updateSession(
  tx: Transaction,
  id: string,
  change: {
    status?: SessionStatus;
    capacity?: number;
    reservedSeats?: number;
    meetingUrl?: string;
    cancelCode?: string;
    cancelText?: string | null;
  },
): Promise<void> {
  const isHeardByCalendars = change.meetingUrl !== undefined || change.status === 'cancelled';
  const set = { ...change, ...(isHeardByCalendars && { version: sql`${coachingSessions.version} + 1` }) };
  await refusingClashes(() => tx.update(coachingSessions).set(set).where(eq(coachingSessions.id, id)));
}
