import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { handInClaims, handInDrafts, handIns } from '#db/schema/assessment.ts';
import type { Work } from '../rules/work.ts';

export interface LessonPlace {
  enrolmentId: string;
  lessonId: string;
}

export interface HandIn extends Work, LessonPlace {
  id: string;
  personId: string;
  courseId: string;
  editionId: string;
  skillIds: string[];
  number: number;
  handedInAt: Temporal.Instant;
}

export interface Draft extends Work, LessonPlace {
  savedAt: Temporal.Instant;
}

const toHandIn = ({ handedInAt, ...row }: typeof handIns.$inferSelect): HandIn => ({
  ...row,
  handedInAt: handedInAt.toTemporalInstant(),
});
const toDraft = ({ savedAt, ...row }: typeof handInDrafts.$inferSelect): Draft => ({
  ...row,
  savedAt: savedAt.toTemporalInstant(),
});

/** Tries of one lesson are handed in one after the other until the transaction ends. */
export async function lockLessonOf(tx: Transaction, { enrolmentId, lessonId }: LessonPlace): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`hand-in/${enrolmentId}/${lessonId}`}, 0))`);
}

/** Tries of a lesson, newest first. */
export async function readTries(db: Queryable, { enrolmentId, lessonId }: LessonPlace): Promise<HandIn[]> {
  const rows = await db
    .select()
    .from(handIns)
    .where(and(eq(handIns.enrolmentId, enrolmentId), eq(handIns.lessonId, lessonId)))
    .orderBy(desc(handIns.number));
  return rows.map(toHandIn);
}

/** Everything somebody handed in, the latest try first. */
export async function readHandInsOf(db: Queryable, personId: string): Promise<HandIn[]> {
  const rows = await db
    .select()
    .from(handIns)
    .where(eq(handIns.personId, personId))
    .orderBy(desc(handIns.handedInAt), desc(handIns.number));
  return rows.map(toHandIn);
}

export async function findHandIn(db: Queryable, handInId: string): Promise<HandIn | null> {
  const [row] = await db.select().from(handIns).where(eq(handIns.id, handInId));
  return row ? toHandIn(row) : null;
}

/** Hand-ins in the order of their ids as given. */
export async function readHandIns(db: Queryable, handInIds: readonly string[]): Promise<HandIn[]> {
  if (handInIds.length === 0) return [];
  const rows = await db
    .select()
    .from(handIns)
    .where(inArray(handIns.id, [...handInIds]));
  const byId = new Map(rows.map((row) => [row.id, toHandIn(row)]));
  return handInIds.flatMap((id) => byId.get(id) ?? []);
}

export async function insertHandIn(tx: Transaction, { handedInAt, ...row }: Omit<HandIn, 'id'>): Promise<string> {
  const [inserted] = await tx
    .insert(handIns)
    .values({ ...row, handedInAt: new Date(handedInAt.epochMilliseconds) })
    .returning({ id: handIns.id });
  return inserted!.id;
}

export async function findDraft(db: Queryable, { enrolmentId, lessonId }: LessonPlace): Promise<Draft | null> {
  const [row] = await db
    .select()
    .from(handInDrafts)
    .where(and(eq(handInDrafts.enrolmentId, enrolmentId), eq(handInDrafts.lessonId, lessonId)));
  return row ? toDraft(row) : null;
}

/** Drafts of somebody's enrolments. */
export async function readDraftsOf(
  db: Queryable,
  personId: string,
): Promise<(Draft & { editionId: string; courseId: string })[]> {
  const rows = await db.execute<{
    enrolment_id: string;
    lesson_id: string;
    course_id: string;
    edition_id: string;
    saved_at: string;
  }>(
    sql`select d.enrolment_id, d.lesson_id, d.saved_at, e.course_id, e.edition_id
      from hand_in_drafts d join enrolments e on e.id = d.enrolment_id where e.person_id = ${personId}`,
  );
  return rows.map((row) => ({
    enrolmentId: row.enrolment_id,
    lessonId: row.lesson_id,
    courseId: row.course_id,
    editionId: row.edition_id,
    text: '',
    link: null,
    fileId: null,
    savedAt: new Date(row.saved_at).toTemporalInstant(),
  }));
}

export async function putDraft(db: Queryable, { savedAt, ...row }: Draft): Promise<void> {
  const { text, link, fileId } = row;
  const at = new Date(savedAt.epochMilliseconds);
  await db
    .insert(handInDrafts)
    .values({ ...row, savedAt: at })
    .onConflictDoUpdate({
      target: [handInDrafts.enrolmentId, handInDrafts.lessonId],
      set: { text, link, fileId, savedAt: at },
    });
}

export async function deleteDraft(tx: Transaction, { enrolmentId, lessonId }: LessonPlace): Promise<void> {
  await tx.delete(handInDrafts).where(and(eq(handInDrafts.enrolmentId, enrolmentId), eq(handInDrafts.lessonId, lessonId)));
}

export interface Claim {
  handInId: string;
  markerId: string;
  claimedAt: Temporal.Instant;
}

export async function readClaims(db: Queryable, handInIds: readonly string[]): Promise<Map<string, Claim>> {
  if (handInIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(handInClaims)
    .where(inArray(handInClaims.handInId, [...handInIds]));
  return new Map(rows.map(({ claimedAt, ...row }) => [row.handInId, { ...row, claimedAt: claimedAt.toTemporalInstant() }]));
}

/** Take a hand-in unless somebody else holds it since a moment. One statement, so of two who try one wins. */
export async function takeClaim(db: Queryable, claim: Claim, heldSince: Temporal.Instant): Promise<boolean> {
  const [row] = await db.execute(sql`
    insert into hand_in_claims as held (hand_in_id, marker_id, claimed_at)
    values (${claim.handInId}, ${claim.markerId}, ${claim.claimedAt.toString()}::timestamptz)
    on conflict (hand_in_id) do update set marker_id = excluded.marker_id, claimed_at = excluded.claimed_at
      where held.marker_id = excluded.marker_id or held.claimed_at < ${heldSince.toString()}::timestamptz
    returning hand_in_id`);
  return row !== undefined;
}

/** @returns whether it was theirs. */
export async function deleteClaim(db: Queryable, handInId: string, markerId: string): Promise<boolean> {
  const rows = await db
    .delete(handInClaims)
    .where(and(eq(handInClaims.handInId, handInId), eq(handInClaims.markerId, markerId)))
    .returning({ handInId: handInClaims.handInId });
  return rows.length > 0;
}
