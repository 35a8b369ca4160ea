import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { coachingDisclosures as disclosures, disclosureLooks as looks } from '#db/schema/coaching.ts';
import { DisclosureNotOpen } from '../rules/disclosure.ts';

/** @throws {DisclosureNotOpen} */
export async function insertLook(tx: Transaction, disclosureId: string, at: Temporal.Instant): Promise<void> {
  try {
    await tx.insert(looks).values({ disclosureId, lookedAt: new Date(at.epochMilliseconds) });
  } catch (error) {
    if (violates(error, 'looks_are_within_the_hour')) throw new DisclosureNotOpen();
    throw error;
  }
}

export interface DisclosedLook {
  viewerId: string;
  viewedAt: Temporal.Instant;
  caseReference: string;
}

/** Looks at what was written about somebody in a session that began at a moment. */
export async function disclosedLooksAt(db: Queryable, subjectId: string, startsAt: Temporal.Instant): Promise<DisclosedLook[]> {
  const at = new Date(startsAt.epochMilliseconds);
  const rows = await db
    .select({ viewerId: disclosures.askedBy, viewedAt: looks.lookedAt, caseReference: disclosures.caseReference })
    .from(looks)
    .innerJoin(disclosures, eq(disclosures.id, looks.disclosureId))
    .where(and(eq(disclosures.subjectId, subjectId), lte(disclosures.startsAt, at), gt(disclosures.endsAt, at)))
    .orderBy(asc(looks.lookedAt))
    .limit(100);
  return rows.map(({ viewedAt, ...look }) => ({ ...look, viewedAt: viewedAt.toTemporalInstant() }));
}
