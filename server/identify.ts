import type { Database } from '#db/client.ts';
import type { Identify } from './http/context.ts';

export interface IdentifyDeps {
  db: Database;
  now: () => Temporal.Instant;
  appSecret: string;
}

export const identifyWith =
  (_deps: IdentifyDeps): Identify =>
  async () =>
    null;
