import { randomBytes } from 'node:crypto';
import type { Database } from '#db/client.ts';

/** What an account may do in the product. Manager is not listed: it follows from reporting lines. */
export const ACCESS_ROLES = ['learner', 'coach', 'author', 'ospo-lead', 'auditor', 'administrator'] as const;
export type AccessRole = (typeof ACCESS_ROLES)[number];

/** Who acts: a signed-in person, an integration with its access key, or the system itself (workers, commands). */
export interface Actor {
  kind: 'person' | 'access-key' | 'system';
  accountId: string | null;
  /** The person behind the account; null for the system. */
  personId: string | null;
  accessRoles: readonly AccessRole[];
  /** The last day (UTC) on which the access role auditor counts, for who holds it. */
  auditorUntil?: Temporal.PlainDate | null;
  /** Scopes of an access key; null means everything the access roles allow. */
  scopes: readonly string[] | null;
}

/** Everything a use case needs from outside. Built once per request or job, passed first. */
export interface Context {
  db: Database;
  actor: Actor;
  /** The clock. Rules never read it; use cases hand its value on. */
  now: () => Temporal.Instant;
  /** Where random bytes come from; left out, the system's own. The demo company hands in bytes that depend on its seed. */
  random?: (size: number) => Uint8Array;
}

/** Random bytes for seeds and public numbers. */
export const randomOf = ({ random }: Context, size: number): Uint8Array => random?.(size) ?? randomBytes(size);

export const SYSTEM: Actor = { kind: 'system', accountId: null, personId: null, accessRoles: [], scopes: null };

/** Whether the actor holds one of the access roles. */
export const holds = (actor: Actor, ...roles: readonly AccessRole[]): boolean =>
  roles.some((role) => actor.accessRoles.includes(role));
