import postgres from 'postgres';
import { startEmbedded, type EmbeddedDatabase } from './embedded.ts';

/** Any number: whoever keeps this lock is the one that starts and stops the embedded PostgreSQL. */
const OWNER_LOCK = 7_204_118;
/** A process that was killed lets go a moment later. */
const TRIES = 20;
const PAUSE_MS = 100;

/** The embedded PostgreSQL for this process alone, since two would stop it under each other. Null when another process has it. */
export async function ownEmbedded(dataDir: string): Promise<EmbeddedDatabase | null> {
  const database = await startEmbedded(dataDir);
  const sql = postgres(database.ownerUrl, { max: 1, max_lifetime: null, onnotice: () => {} });
  for (let left = TRIES; left > 0; left--) {
    const [row] = await sql`select pg_try_advisory_lock(${OWNER_LOCK}) as is_ours`;
    if (row!['is_ours']) return { ...database, stop: () => sql.end({ timeout: 1 }).then(database.stop) };
    await new Promise((wake) => setTimeout(wake, PAUSE_MS));
  }
  await sql.end();
  return null;
}
