import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { clinicPlans } from '#db/schema/coaching.ts';
import type { ClinicPlan } from '../rules/planner.ts';

/** What was planned for one coach. */
export interface CoachPlan extends ClinicPlan {
  coachId: string;
  computedAt: Temporal.Instant;
  /** When they were last told of new suggestions, and of which. */
  toldAt: Temporal.Instant | null;
  toldOf: string[];
}

const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

/** Nobody else replaces the plan until the transaction ends. */
export async function lockPlans(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('coaching/clinic-plans', 0))`);
}

export async function readPlans(db: Queryable): Promise<CoachPlan[]> {
  const rows = await db.select().from(clinicPlans).orderBy(clinicPlans.coachId);
  return rows.map(({ computedAt, toldAt, clinics, pairs, withheld, ...row }) => ({
    ...row,
    ...({ clinics, pairs, withheld } as ClinicPlan),
    computedAt: computedAt.toTemporalInstant(),
    toldAt: toldAt?.toTemporalInstant() ?? null,
  }));
}

/** One set, replaced as a whole. */
export async function replacePlans(tx: Transaction, plans: readonly CoachPlan[]): Promise<void> {
  await tx.delete(clinicPlans);
  if (plans.length === 0) return;
  await tx
    .insert(clinicPlans)
    .values(plans.map((plan) => ({ ...plan, computedAt: asDate(plan.computedAt), toldAt: plan.toldAt && asDate(plan.toldAt) })));
}
