import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { oneTimeLinks } from '#db/schema/identity.ts';

export type LinkPurpose = 'reset-password' | 'first-administrator';

const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

export async function insertLink(
  db: Queryable,
  link: {
    tokenHash: string;
    purpose: LinkPurpose;
    accountId: string | null;
    createdAt: Temporal.Instant;
    expiresAt: Temporal.Instant;
  },
): Promise<void> {
  await db.insert(oneTimeLinks).values({ ...link, createdAt: asDate(link.createdAt), expiresAt: asDate(link.expiresAt) });
}

const usable = (tokenHash: string, purpose: LinkPurpose, now: Temporal.Instant) =>
  and(
    eq(oneTimeLinks.tokenHash, tokenHash),
    eq(oneTimeLinks.purpose, purpose),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, asDate(now)),
  );

/** Use a link up; of two who try at the same time, one wins. @returns null when it is unknown, used or expired. */
export async function consumeLink(
  db: Queryable,
  tokenHash: string,
  purpose: LinkPurpose,
  now: Temporal.Instant,
): Promise<{ accountId: string | null } | null> {
  const [row] = await db
    .update(oneTimeLinks)
    .set({ usedAt: asDate(now) })
    .where(usable(tokenHash, purpose, now))
    .returning({ accountId: oneTimeLinks.accountId });
  return row ?? null;
}

/** No link of an account works any more. */
export async function consumeLinksOf(db: Queryable, accountId: string, now: Temporal.Instant): Promise<void> {
  await db
    .update(oneTimeLinks)
    .set({ usedAt: asDate(now) })
    .where(and(eq(oneTimeLinks.accountId, accountId), isNull(oneTimeLinks.usedAt)));
}
