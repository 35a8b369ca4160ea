import { and, arrayContains, eq, gte, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { accounts, rateLimits } from '#db/schema/identity.ts';
import { persons } from '#db/schema/organization.ts';
import type { AccessRole } from '#server/shared/context.ts';
import type { GivenRoles } from '../rules/access-term.ts';

export interface Account extends GivenRoles {
  id: string;
  personId: string;
  passwordHash: string | null;
  isDisabled: boolean;
  email: string;
}

const columns = {
  id: accounts.id,
  personId: accounts.personId,
  passwordHash: accounts.passwordHash,
  accessRoles: accounts.accessRoles,
  auditorUntil: accounts.auditorUntil,
  disabledAt: accounts.disabledAt,
  email: persons.email,
};

export async function findAccountByEmail(db: Queryable, email: string): Promise<Account | null> {
  const [row] = await db
    .select(columns)
    .from(accounts)
    .innerJoin(persons, eq(persons.id, accounts.personId))
    .where(eq(sql`lower(${persons.email})`, email.toLowerCase()));
  return row ? toAccount(row) : null;
}

export async function findAccount(db: Queryable, accountId: string): Promise<Account | null> {
  const [row] = await db
    .select(columns)
    .from(accounts)
    .innerJoin(persons, eq(persons.id, accounts.personId))
    .where(eq(accounts.id, accountId));
  return row ? toAccount(row) : null;
}

export async function findAccountOfPerson(db: Queryable, personId: string): Promise<Account | null> {
  const [row] = await db
    .select(columns)
    .from(accounts)
    .innerJoin(persons, eq(persons.id, accounts.personId))
    .where(eq(accounts.personId, personId));
  return row ? toAccount(row) : null;
}

/** Accounts of persons, by person. */
export async function accountsOf(db: Queryable, personIds: readonly string[]): Promise<Map<string, Account>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .select(columns)
    .from(accounts)
    .innerJoin(persons, eq(persons.id, accounts.personId))
    .where(inArray(accounts.personId, [...personIds]));
  return new Map(rows.map((row) => [row.personId, toAccount(row)]));
}

/** Which of these people have an account, in one statement for any number. */
export async function personsWithAccount(db: Queryable, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ personId: accounts.personId })
    .from(accounts)
    .where(sql`${accounts.personId} = any(${`{${personIds.join(',')}}`}::uuid[])`);
  return new Set(rows.map(({ personId }) => personId));
}

/** Ids of persons whose account holds an access role on a day. Few hold any but `learner`. */
export async function personsWithAccessRole(db: Queryable, accessRole: AccessRole, on: Temporal.PlainDate): Promise<string[]> {
  const isInTerm = accessRole === 'auditor' ? gte(accounts.auditorUntil, on.toString()) : undefined;
  const rows = await db
    .select({ personId: accounts.personId })
    .from(accounts)
    .where(and(arrayContains(accounts.accessRoles, [accessRole]), isInTerm));
  return rows.map(({ personId }) => personId);
}

/** Whoever changes who administers waits here for the one before, so that the last two cannot leave at once. */
export async function lockAdministrators(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('administrators'))`);
}

const administers = () => and(arrayContains(accounts.accessRoles, ['administrator']), isNull(accounts.disabledAt));

/** Administrators who can sign in, without one account. */
export async function countOtherAdministrators(db: Queryable, accountId: string | null): Promise<number> {
  return db.$count(accounts, and(administers(), accountId ? ne(accounts.id, accountId) : undefined));
}

/** Administrators who can sign in. */
export async function personsWhoAdminister(db: Queryable): Promise<string[]> {
  const rows = await db.select({ personId: accounts.personId }).from(accounts).where(administers());
  return rows.map(({ personId }) => personId);
}

export interface NewAccount extends GivenRoles {
  personId: string;
  passwordHash: string | null;
}

/** Every account holds `learner`; the rest is as given. */
export async function insertAccounts(db: Queryable, rows: readonly NewAccount[]): Promise<void> {
  if (rows.length === 0) return;
  await db.insert(accounts).values(rows.map((row) => ({ ...row, ...toColumns(row) })));
}

export async function updateAccessRoles(db: Queryable, accountId: string, given: GivenRoles): Promise<void> {
  await db.update(accounts).set(toColumns(given)).where(eq(accounts.id, accountId));
}

/** @param at Null enables it again. */
export async function updateDisabledAt(db: Queryable, accountId: string, at: Temporal.Instant | null): Promise<void> {
  await db
    .update(accounts)
    .set({ disabledAt: at && new Date(at.epochMilliseconds) })
    .where(eq(accounts.id, accountId));
}

export async function updatePassword(db: Queryable, accountId: string, passwordHash: string): Promise<void> {
  await db.update(accounts).set({ passwordHash }).where(eq(accounts.id, accountId));
}

/** Hits of a key in the window that starts then. */
export async function countHits(db: Queryable, key: string, windowStart: Temporal.Instant): Promise<number> {
  const [row] = await db
    .select({ hits: rateLimits.hits })
    .from(rateLimits)
    .where(and(eq(rateLimits.key, key), eq(rateLimits.windowStart, new Date(windowStart.epochMilliseconds))));
  return row?.hits ?? 0;
}

/** Count one more hit; safe from several processes at once. */
export async function addHit(db: Queryable, key: string, windowStart: Temporal.Instant): Promise<void> {
  await db
    .insert(rateLimits)
    .values({ key, windowStart: new Date(windowStart.epochMilliseconds), hits: 1 })
    .onConflictDoUpdate({ target: [rateLimits.key, rateLimits.windowStart], set: { hits: sql`${rateLimits.hits} + 1` } });
}

const toColumns = ({ accessRoles, auditorUntil }: GivenRoles) => ({
  accessRoles: [...new Set(['learner', ...accessRoles])],
  auditorUntil: auditorUntil?.toString() ?? null,
});

type Row = Omit<Account, 'isDisabled' | keyof GivenRoles> &
  Pick<typeof accounts.$inferSelect, 'disabledAt' | 'accessRoles' | 'auditorUntil'>;
const toAccount = ({ disabledAt, accessRoles, auditorUntil, ...row }: Row): Account => ({
  ...row,
  accessRoles: accessRoles as AccessRole[],
  auditorUntil: auditorUntil === null ? null : Temporal.PlainDate.from(auditorUntil),
  isDisabled: disabledAt !== null,
});
