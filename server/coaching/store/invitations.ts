import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '#db/client.ts';
import { sessionInvitations } from '#db/schema/coaching.ts';
import { asPerson } from './as-person.ts';

/** Row policies show an invitation to whom it is for; a coach writes those of a session and cannot read them. */
export interface Invitation {
  sessionId: string;
  skillId: string;
  invitedAt: Temporal.Instant;
  declinedAt: Temporal.Instant | null;
}

type Row = typeof sessionInvitations.$inferSelect;
const asInvitation = ({ sessionId, skillId, invitedAt, declinedAt }: Row): Invitation => ({
  sessionId,
  skillId,
  invitedAt: invitedAt.toTemporalInstant(),
  declinedAt: declinedAt?.toTemporalInstant() ?? null,
});

/** Invite people to a session, in the name of the coach who planned it. */
export async function insertInvitations(
  tx: Transaction,
  coachId: string,
  {
    sessionId,
    personIds,
    skillId,
    at,
  }: { sessionId: string; personIds: readonly string[]; skillId: string; at: Temporal.Instant },
): Promise<void> {
  if (personIds.length === 0) return;
  const invitedAt = new Date(at.epochMilliseconds);
  await asPerson(tx, coachId, (own) =>
    own.insert(sessionInvitations).values(personIds.map((personId) => ({ sessionId, personId, skillId, invitedAt }))),
  );
}

/** Every invitation of somebody, declined ones too. */
export async function invitationsOf(db: Queryable, personId: string): Promise<Invitation[]> {
  const rows = await asPerson(db, personId, (tx) =>
    tx
      .select()
      .from(sessionInvitations)
      .where(eq(sessionInvitations.personId, personId))
      .orderBy(asc(sessionInvitations.invitedAt), asc(sessionInvitations.sessionId)),
  );
  return rows.map(asInvitation);
}

/** Whether somebody is invited to a session and has not declined. */
export async function isInvitedTo(db: Queryable, personId: string, sessionId: string): Promise<boolean> {
  return (await invitationsOf(db, personId)).some((each) => each.sessionId === sessionId && each.declinedAt === null);
}

/** @returns whether there was one to decline. */
export async function declineInvitation(
  tx: Transaction,
  { personId, sessionId, at }: { personId: string; sessionId: string; at: Temporal.Instant },
): Promise<boolean> {
  const rows = await asPerson(tx, personId, (own) =>
    own
      .update(sessionInvitations)
      .set({ declinedAt: new Date(at.epochMilliseconds) })
      .where(
        and(
          eq(sessionInvitations.personId, personId),
          eq(sessionInvitations.sessionId, sessionId),
          isNull(sessionInvitations.declinedAt),
        ),
      )
      .returning({ sessionId: sessionInvitations.sessionId }),
  );
  return rows.length > 0;
}

/** Who was invited to sessions that ended by a moment is forgotten. */
export async function forgetInvitations(db: Database, endedBy: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('tributary.ended_by', ${endedBy.toString()}, true)`);
    await tx.delete(sessionInvitations).where(sql`is_over(${sessionInvitations.sessionId})`);
  });
}
