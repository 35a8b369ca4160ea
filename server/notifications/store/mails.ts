import { and, desc, eq, ilike, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { mails } from '#db/schema/notifications.ts';
import { containing } from '#server/shared/store/containing.ts';

export interface Mail {
  id: string;
  personId: string;
  template: string;
  subject: string;
  body: string;
  calendar: string | null;
  isConfidential: boolean;
  createdAt: Temporal.Instant;
  sentAt: Temporal.Instant | null;
  keptAt: Temporal.Instant | null;
  tries: number;
  lastError: string | null;
}

type Row = typeof mails.$inferSelect;
const toMail = ({ dedupeKey: _, lang: _lang, createdAt, sentAt, keptAt, ...mail }: Row): Mail => ({
  ...mail,
  createdAt: createdAt.toTemporalInstant(),
  sentAt: sentAt?.toTemporalInstant() ?? null,
  keptAt: keptAt?.toTemporalInstant() ?? null,
});

export type NewMail = Pick<Mail, 'personId' | 'template' | 'subject' | 'body' | 'createdAt'> &
  Partial<Pick<Mail, 'id' | 'calendar' | 'isConfidential'>> & { dedupeKey: string; lang: string };

/** @returns the id of the new mail, or null when this very mail is intended already. */
export async function insertMailOnce(db: Queryable, mail: NewMail): Promise<string | null> {
  const [row] = await db
    .insert(mails)
    .values({ ...mail, createdAt: new Date(mail.createdAt.epochMilliseconds) })
    .onConflictDoNothing({ target: mails.dedupeKey })
    .returning({ id: mails.id });
  return row?.id ?? null;
}

/** Mails that were written for an earlier try, have not left since, and are no longer true. */
export async function deleteUnsentMails(db: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.delete(mails).where(and(inArray(mails.id, [...ids]), isNull(mails.sentAt), isNull(mails.keptAt)));
}

/** The mail, held until the transaction ends, so that two deliveries of it wait for each other. */
export async function lockMail(tx: Transaction, mailId: string): Promise<Mail | null> {
  const [row] = await tx.select().from(mails).where(eq(mails.id, mailId)).for('update');
  return row ? toMail(row) : null;
}

export async function markSent(db: Queryable, mailId: string, at: Temporal.Instant): Promise<void> {
  await db
    .update(mails)
    .set({ sentAt: new Date(at.epochMilliseconds), tries: sql`${mails.tries} + 1`, lastError: null })
    .where(eq(mails.id, mailId));
}

export async function markKept(db: Queryable, mailId: string, body: string, at: Temporal.Instant): Promise<void> {
  await db
    .update(mails)
    .set({ keptAt: new Date(at.epochMilliseconds), body })
    .where(eq(mails.id, mailId));
}

export async function markFailed(db: Queryable, mailId: string, reason: string): Promise<void> {
  await db
    .update(mails)
    .set({ tries: sql`${mails.tries} + 1`, lastError: reason.slice(0, 500) })
    .where(eq(mails.id, mailId));
}

export interface MailFilter {
  state?: 'sent' | 'kept' | 'unsent' | 'failing';
  /** The words in the subject, or one of these readers. */
  matching?: { words: string; readerIds: readonly string[]; evenConfidential: boolean };
  /** Id of the last mail of the page before. */
  before?: string;
  limit: number;
}

const isUnsent = and(isNull(mails.sentAt), isNull(mails.keptAt));
const IN_STATE = {
  sent: isNotNull(mails.sentAt),
  kept: isNotNull(mails.keptAt),
  unsent: isUnsent,
  failing: and(isUnsent, isNotNull(mails.lastError)),
};

const isMatching = ({ words, readerIds, evenConfidential }: NonNullable<MailFilter['matching']>) =>
  and(
    or(ilike(mails.subject, containing(words)), inArray(mails.personId, [...readerIds])),
    evenConfidential ? undefined : eq(mails.isConfidential, false),
  );

/** Newest first; ids are sortable by time (UUID version 7). */
export async function listMails(db: Queryable, { state, matching, before, limit }: MailFilter): Promise<Mail[]> {
  const rows = await db
    .select()
    .from(mails)
    .where(and(state && IN_STATE[state], matching && isMatching(matching), before ? lt(mails.id, before) : undefined))
    .orderBy(desc(mails.id))
    .limit(limit);
  return rows.map(toMail);
}
