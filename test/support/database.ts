import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Connection } from '#db/client.ts';

/** A migrated database of one's own, entered as the restricted role; it goes with the cluster at the end of the run. */
export async function testDatabase(): Promise<Connection & { url: string; ownerUrl: string }> {
  const url = new URL(inject('ownerUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  await sql`select pg_advisory_lock(1)`;
  await sql.unsafe(`create database ${name} template template_tributary strategy file_copy`);
  await sql.end();
  const appUrl = new URL(inject('appUrl'));
  appUrl.pathname = `/${name}`;
  url.pathname = `/${name}`;
  return { ...connect(appUrl.href, { max: 8 }), url: appUrl.href, ownerUrl: url.href };
}
