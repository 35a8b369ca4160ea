import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { day, id, instant } from './columns.ts';
import { persons } from './organization.ts';

export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .unique('person_has_one_account')
      .references(() => persons.id),
    /** PHC string of argon2id; null until a first password is set. */
    passwordHash: text(),
    accessRoles: text()
      .array()
      .notNull()
      .default(sql`'{learner}'`),
    /** The last day (UTC) on which the access role auditor counts; there exactly with that role. */
    auditorUntil: day(),
    createdAt: instant().notNull().defaultNow(),
    disabledAt: instant(),
  },
  (t) => [
    check(
      'access_roles_are_known',
      sql`${t.accessRoles} <@ array['learner','coach','author','ospo-lead','auditor','administrator']`,
    ),
  ],
);

/** Sign-in sessions hold the SHA-256 of the session id: a copy of the table signs nobody in. */
export const signInSessions = pgTable(
  'sign_in_sessions',
  {
    idHash: text().primaryKey(),
    /** Shown in the list of one's sessions and used to end one; worthless for signing in. */
    publicId: uuid()
      .notNull()
      .unique()
      .default(sql`uuidv7()`),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull().defaultNow(),
    userAgent: text(),
  },
  (t) => [index().on(t.accountId), index().on(t.expiresAt)],
);

export const accessKeys = pgTable(
  'access_keys',
  {
    id: id(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id),
    name: text().notNull(),
    secretHash: text().notNull().unique(),
    scopes: text().array().notNull(),
    createdAt: instant().notNull().defaultNow(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [index().on(t.accountId)],
);

/** EdDSA keys that sign bearer tokens; retired ones stay published until their last token has expired. */
export const signingKeys = pgTable(
  'signing_keys',
  {
    kid: text().primaryKey(),
    publicJwk: jsonb().notNull(),
    /** PKCS#8 encrypted with a key derived from APP_SECRET. */
    privateKeySealed: text().notNull(),
    createdAt: instant().notNull(),
    retiredAt: instant(),
  },
  (t) => [
    uniqueIndex('one_signing_key_is_active')
      .on(sql`(${t.retiredAt} is null)`)
      .where(sql`${t.retiredAt} is null`),
  ],
);

/** One-time links: reset a password, create the first administrator. Only the hash of the token is kept. */
export const oneTimeLinks = pgTable('one_time_links', {
  tokenHash: text().primaryKey(),
  purpose: text({ enum: ['reset-password', 'first-administrator'] }).notNull(),
  accountId: uuid().references(() => accounts.id),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});

/** Counters of the rate limits, in the database so that several API processes agree. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text().notNull(),
    windowStart: instant().notNull(),
    hits: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] }), index().on(t.windowStart)],
);

/** Answers to requests with an Idempotency-Key, kept for 24 hours. */
export const idempotentResults = pgTable(
  'idempotent_results',
  {
    accountId: uuid().notNull(),
    key: text().notNull(),
    fingerprint: text().notNull(),
    done: boolean().notNull().default(false),
    status: integer(),
    body: jsonb(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.key] }), index().on(t.createdAt)],
);
