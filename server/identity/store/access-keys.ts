import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { accessKeys, accounts } from '#db/schema/identity.ts';
import type { GivenRoles } from '../rules/access-term.ts';

/** What a key may be used for: to look, and to change. */
export type Scope = 'read' | 'write';

export interface AccessKey {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: Temporal.Instant;
  lastUsedAt: Temporal.Instant | null;
}

export interface KeyHolder extends GivenRoles {
  keyId: string;
  accountId: string;
  personId: string;
  scopes: Scope[];
}

const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);

export async function insertAccessKey(
  db: Queryable,
  key: { accountId: string; name: string; scopes: readonly Scope[]; secretHash: string; createdAt: Temporal.Instant },
): Promise<string> {
  const values = { ...key, scopes: [...key.scopes], createdAt: asDate(key.createdAt) };
  const [row] = await db.insert(accessKeys).values(values).returning({ id: accessKeys.id });
  return row!.id;
}

/** Keys of an account that are not revoked, newest first. */
export async function selectAccessKeys(db: Queryable, accountId: string): Promise<AccessKey[]> {
  const rows = await db
    .select()
    .from(accessKeys)
    .where(and(eq(accessKeys.accountId, accountId), isNull(accessKeys.revokedAt)))
    .orderBy(desc(accessKeys.id));
  return rows.map(({ id, name, scopes, createdAt, lastUsedAt }) => ({
    id,
    name,
    scopes: scopes as Scope[],
    createdAt: createdAt.toTemporalInstant(),
    lastUsedAt: lastUsedAt?.toTemporalInstant() ?? null,
  }));
}

const holder = {
  keyId: accessKeys.id,
  scopes: accessKeys.scopes,
  accountId: accounts.id,
  personId: accounts.personId,
  accessRoles: accounts.accessRoles,
  auditorUntil: accounts.auditorUntil,
};
const inUse = and(isNull(accessKeys.revokedAt), isNull(accounts.disabledAt));
const selectHolder = (db: Queryable) =>
  db.select(holder).from(accessKeys).innerJoin(accounts, eq(accounts.id, accessKeys.accountId));
const toHolder = ({ auditorUntil, ...row }: Record<keyof KeyHolder, unknown> & { auditorUntil: string | null }) => ({
  ...(row as unknown as Omit<KeyHolder, 'auditorUntil'>),
  auditorUntil: auditorUntil === null ? null : Temporal.PlainDate.from(auditorUntil),
});

/** Whom a secret belongs to; null when it is unknown or revoked, or the account is disabled. */
export async function findHolderBySecret(db: Queryable, secretHash: string): Promise<KeyHolder | null> {
  const [row] = await selectHolder(db).where(and(eq(accessKeys.secretHash, secretHash), inUse));
  return row ? toHolder(row) : null;
}

/** Who holds a key of an account, in one query; null when it is unknown or revoked, or the account is disabled. */
export async function findHolder(db: Queryable, keyId: string, accountId: string): Promise<KeyHolder | null> {
  const [row] = await selectHolder(db).where(and(eq(accessKeys.id, keyId), eq(accounts.id, accountId), inUse));
  return row ? toHolder(row) : null;
}

export async function markUsed(db: Queryable, keyId: string, at: Temporal.Instant): Promise<void> {
  await db
    .update(accessKeys)
    .set({ lastUsedAt: asDate(at) })
    .where(eq(accessKeys.id, keyId));
}

/** @returns whether the account had such a key. */
export async function revokeKey(db: Queryable, accountId: string, keyId: string, at: Temporal.Instant): Promise<boolean> {
  const rows = await db
    .update(accessKeys)
    .set({ revokedAt: asDate(at) })
    .where(and(eq(accessKeys.id, keyId), eq(accessKeys.accountId, accountId), isNull(accessKeys.revokedAt)))
    .returning({ id: accessKeys.id });
  return rows.length > 0;
}

export async function revokeKeysOf(db: Queryable, accountId: string, at: Temporal.Instant): Promise<void> {
  await db
    .update(accessKeys)
    .set({ revokedAt: asDate(at) })
    .where(and(eq(accessKeys.accountId, accountId), isNull(accessKeys.revokedAt)));
}
