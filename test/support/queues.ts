import { Redis } from 'ioredis';
import pg from 'pg';
import { expect } from 'vitest';

/** As if nothing had ever been queued. */
export async function emptyPostgresQueues(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'bullmq' and table_name like '%job%'",
  );
  expect(rows.length).toBeGreaterThan(0);
  await client.query(`truncate ${rows.map(({ name }) => `bullmq.${name}`).join(', ')} cascade`);
  await client.end();
}

export async function emptyRedisQueues(url: string): Promise<void> {
  const client = new Redis(url);
  await client.flushall();
  client.disconnect();
}
