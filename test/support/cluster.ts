import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#db/embedded.ts';
import { migrateDatabase } from '#db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
    appUrl: string;
  }
}

/** One PostgreSQL for the whole run, with one migrated template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'tributary-test-'));
  // Where its own user may not pass, the server would keep its data elsewhere, and that would stay behind.
  chmodSync(home, 0o711);
  const database = await startEmbedded(join(home, 'data'), { durable: false });
  const owner = new URL(database.ownerUrl);
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  await sql`create database template_tributary`;
  await sql.end();
  owner.pathname = '/template_tributary';
  await migrateDatabase(owner.href, 'tributary_app');
  project.provide('ownerUrl', database.ownerUrl);
  project.provide('appUrl', database.appUrl);
  return async () => {
    await database.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
