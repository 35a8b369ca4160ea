import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Actor } from './shared/context.ts';
import type { Credentials, Identify } from './http/context.ts';

/** How long an answer may be old where the word that something changed is lost with its connection. */
const LIFETIME_MS = 5_000;
const MOST_REMEMBERED = 20_000;

export interface Clocks {
  now: () => Temporal.Instant;
  /** One that never goes back. */
  milliseconds?: () => number;
}

export interface RememberingActors {
  identify: Identify;
  /** Somebody signed out, an account or a key changed: whatever is remembered may be wrong. */
  forget: () => void;
}

/**
 * Remember for a few seconds who somebody is, so that a page of five calls asks once and a quiz sends one statement an answer.
 * Nothing is remembered before the first `forget`, which says that changes are being listened for; nor who is nobody.
 * What time alone ends, it ends with a day (UTC): what was answered on one day is not remembered on the next.
 */
export function rememberActors(identify: Identify, { now, milliseconds = () => performance.now() }: Clocks): RememberingActors {
  const remembered = new LRUCache<string, Actor>({
    max: MOST_REMEMBERED,
    ttl: LIFETIME_MS,
    ttlResolution: 0,
    perf: { now: milliseconds },
  });
  /** Counts what was forgotten: an answer asked for before a change is not kept after it. */
  let changes = 0;
  return {
    async identify(credentials) {
      const key = `${dayAt(now())}/${keyOf(credentials)}`;
      const known = remembered.get(key);
      if (known) return known;
      const asked = changes;
      const actor = await identify(credentials);
      if (actor && asked > 0 && asked === changes) remembered.set(key, actor);
      return actor;
    },
    forget() {
      changes++;
      remembered.clear();
    },
  };
}

const MILLISECONDS_OF_A_DAY = 86_400_000;
const dayAt = ({ epochMilliseconds }: Temporal.Instant) => Math.floor(epochMilliseconds / MILLISECONDS_OF_A_DAY);

const keyOf = (credentials: Credentials): string =>
  'grant' in credentials
    ? `key/${credentials.grant.accessKeyId}/${credentials.grant.accountId}`
    : `session/${hash('sha256', credentials.sessionId)}`;
