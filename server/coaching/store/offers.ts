import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { coachingOffers, coachingSessions, offerCoaches } from '#db/schema/coaching.ts';
import type { Approver } from '../rules/approval.ts';
import type { SlotTerms } from '../rules/slots.ts';

export interface OfferTerms extends SlotTerms {
  sessionTypeId: string;
  title: string;
  mode: 'one-to-one' | 'group';
  cancelNoticeMinutes: number;
  capacity: number;
  minParticipants: number;
  cutoffHours: number;
  approval: Approver | 'none';
  visibility: 'private' | 'attendance';
  maxOpenPerPerson: number;
}

export interface Offer extends OfferTerms {
  id: string;
  isActive: boolean;
  coachIds: string[];
}

/** Offers with their coaches, by title; all, or some of them. */
export async function readOffers(db: Queryable, ids?: readonly string[]): Promise<Offer[]> {
  const rows = await db
    .select({
      offer: coachingOffers,
      coachIds: sql<
        string[]
      >`array(select c.person_id::text from offer_coaches c where c.offer_id = coaching_offers.id order by 1)`,
    })
    .from(coachingOffers)
    .where(ids && inArray(coachingOffers.id, [...ids]))
    .orderBy(asc(coachingOffers.title), asc(coachingOffers.id));
  return rows.map(({ offer: { createdBy: _by, createdAt: _at, ...offer }, coachIds }) => ({ ...offer, coachIds }));
}

export async function findOffer(db: Queryable, id: string): Promise<Offer | null> {
  return (await readOffers(db, [id]))[0] ?? null;
}

export async function insertOffer(
  db: Queryable,
  terms: OfferTerms,
  by: { createdBy: string; at: Temporal.Instant },
): Promise<string> {
  const [row] = await db
    .insert(coachingOffers)
    .values({ ...terms, createdBy: by.createdBy, createdAt: new Date(by.at.epochMilliseconds) })
    .returning({ id: coachingOffers.id });
  return row!.id;
}

export async function updateOffer(db: Queryable, id: string, terms: OfferTerms & { isActive: boolean }): Promise<void> {
  await db.update(coachingOffers).set(terms).where(eq(coachingOffers.id, id));
}

/** Whether anything was ever scheduled of it. */
export async function hasSessions(db: Queryable, id: string): Promise<boolean> {
  const [row] = await db
    .select({ id: coachingSessions.id })
    .from(coachingSessions)
    .where(eq(coachingSessions.offerId, id))
    .limit(1);
  return row !== undefined;
}

export async function insertOfferCoach(db: Queryable, offerId: string, personId: string): Promise<void> {
  await db.insert(offerCoaches).values({ offerId, personId }).onConflictDoNothing();
}

export async function deleteOfferCoach(db: Queryable, offerId: string, personId: string): Promise<void> {
  await db.delete(offerCoaches).where(and(eq(offerCoaches.offerId, offerId), eq(offerCoaches.personId, personId)));
}
