import { and, asc, eq, inArray, lte, ne, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { sessionOutcomes } from '#db/schema/coaching.ts';
import type { Rating } from '../rules/assessor-agreement.ts';
import { NotPossibleNow } from '../rules/booking-terms.ts';
import type { Gains } from '../rules/matching.ts';
import { refusingClashes } from './clashes.ts';

type Row = typeof sessionOutcomes.$inferSelect;

export interface Outcome {
  id: string;
  bookingId: string;
  skillId: string;
  result: Row['result'];
  levelBefore: number | null;
  level: number | null;
  basis: Row['basis'];
  artefactUrl: string | null;
  behaviour: string;
  assessorId: string;
  secondAssessorId: string | null;
  status: Row['status'];
  proposedAt: Temporal.Instant;
  answer: string | null;
}

const asOutcome = ({ proposedAt, answeredAt: _answered, appliedAt: _applied, ...row }: Row): Outcome => ({
  ...row,
  proposedAt: proposedAt.toTemporalInstant(),
});

export async function findOutcome(db: Queryable, id: string): Promise<Outcome | null> {
  const [row] = await db.select().from(sessionOutcomes).where(eq(sessionOutcomes.id, id));
  return row ? asOutcome(row) : null;
}

/** The outcome as it is now; nobody else changes it until the transaction ends. */
export async function lockOutcome(tx: Transaction, id: string): Promise<Outcome | null> {
  const [row] = await tx.select().from(sessionOutcomes).where(eq(sessionOutcomes.id, id)).for('update');
  return row ? asOutcome(row) : null;
}

/** Outcomes of bookings, withdrawn ones left out. */
export async function outcomesOf(db: Queryable, bookingIds: readonly string[]): Promise<Outcome[]> {
  if (bookingIds.length === 0) return [];
  const rows = await db
    .select()
    .from(sessionOutcomes)
    .where(and(inArray(sessionOutcomes.bookingId, [...bookingIds]), ne(sessionOutcomes.status, 'withdrawn')))
    .orderBy(asc(sessionOutcomes.proposedAt), asc(sessionOutcomes.id));
  return rows.map(asOutcome);
}

/** @throws {NotPossibleNow} when the session has an outcome of this skill already. */
export async function insertOutcome(
  db: Queryable,
  { proposedAt, ...outcome }: Omit<Outcome, 'id' | 'status' | 'answer'>,
): Promise<string> {
  try {
    const [row] = await db
      .insert(sessionOutcomes)
      .values({ ...outcome, status: 'proposed', proposedAt: new Date(proposedAt.epochMilliseconds) })
      .returning({ id: sessionOutcomes.id });
    return row!.id;
  } catch (error) {
    if (violates(error, 'one_outcome_per_skill')) throw new NotPossibleNow('recorded already');
    throw error;
  }
}

/** @returns whether it was still in that status: of two answers one counts. @throws {NotPossibleNow} */
export async function moveOutcome(
  db: Queryable,
  { id, status }: Pick<Outcome, 'id' | 'status'>,
  move: { after: Outcome['status']; at: Temporal.Instant; answer?: string | null },
): Promise<boolean> {
  const at = new Date(move.at.epochMilliseconds);
  const set = {
    status: move.after,
    ...(move.after === 'applied' ? { appliedAt: at } : { answeredAt: at }),
    ...(move.answer !== undefined && { answer: move.answer }),
  };
  const rows = await refusingClashes(() =>
    db
      .update(sessionOutcomes)
      .set(set)
      .where(and(eq(sessionOutcomes.id, id), eq(sessionOutcomes.status, status)))
      .returning({ id: sessionOutcomes.id }),
  );
  return rows.length > 0;
}

/** What counts from now on: acknowledged, or proposed before a moment without an answer. */
export async function outcomesToApply(db: Queryable, proposedBefore: Temporal.Instant): Promise<Outcome[]> {
  const silent = and(
    eq(sessionOutcomes.status, 'proposed'),
    lte(sessionOutcomes.proposedAt, new Date(proposedBefore.epochMilliseconds)),
  );
  const rows = await db
    .select()
    .from(sessionOutcomes)
    .where(or(eq(sessionOutcomes.status, 'acknowledged'), silent))
    .limit(200);
  return rows.map(asOutcome);
}

/** What outcomes that count came to, by coach and skill; each person is one, with the mean of theirs. */
export async function readGains(db: Queryable): Promise<({ coachId: string; skillId: string } & Gains)[]> {
  const rows = await db.execute<{ coach_id: string; skill_id: string; people: number; mean: number }>(sql`
    select coach_id, skill_id, count(*)::int as people, avg(gain)::float8 as mean
    from (select o.assessor_id as coach_id, o.skill_id, b.person_id,
        avg(case o.result when 'level' then o.level - coalesce(o.level_before, 0) else 0 end) as gain
      from session_outcomes o join coaching_bookings b on b.id = o.booking_id
      where o.status = 'applied' group by 1, 2, 3) of_person
    group by 1, 2`);
  return rows.map(({ coach_id: coachId, skill_id: skillId, people, mean }) => ({ coachId, skillId, people, mean }));
}

/**
 * Levels that assessors have said since a day, whatever the coachee answered; no change says the level that was known.
 * A second assessor signs what the first one says, so they are not compared.
 */
export async function ratingsSince(db: Queryable, since: Temporal.PlainDate): Promise<Rating[]> {
  const rows = await db.execute<{ person_id: string; skill_id: string; assessor_id: string; level: number; ms: number }>(sql`
    select b.person_id, o.skill_id, o.assessor_id, coalesce(o.level, o.level_before) as level,
      (extract(epoch from o.proposed_at) * 1000)::float8 as ms
    from session_outcomes o join coaching_bookings b on b.id = o.booking_id
    where o.proposed_at >= ${since.toString()}::date and o.status <> 'withdrawn' and o.result <> 'practised'
      and coalesce(o.level, o.level_before) is not null`);
  return rows.map(({ person_id: personId, skill_id: skillId, assessor_id: assessorId, level, ms }) => ({
    personId,
    skillId,
    assessorId,
    level,
    ratedAt: Temporal.Instant.fromEpochMilliseconds(ms),
  }));
}
