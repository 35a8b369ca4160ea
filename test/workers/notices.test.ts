import { noticesOn } from '#test/support/suites/notices.ts';
import pg from 'pg';
import { expect } from 'vitest';

noticesOn(
  'PostgreSQL',
  () => null,
  async ({ api }) => {
    const client = new pg.Client({ connectionString: api.database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'bullmq' and table_name like '%job%'",
    );
    expect(rows.length).toBeGreaterThan(0);
    await client.query(`truncate ${rows.map(({ name }) => `bullmq.${name}`).join(', ')} cascade`);
    await client.end();
  },
);
