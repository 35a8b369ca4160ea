import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '#db/client.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { testDatabase } from '../database.ts';
import { aCompanyToTorture } from '../torture/company.ts';
import { bookFirstTalks, doSomething, type Made } from '../torture/deeds.ts';
import { expectEverythingInItsPlace } from '../torture/invariants.ts';

const SEED = Number(process.env['TORTURE_SEED'] ?? Date.now() % 2 ** 31);
const WORKERS = 32;

/** Mulberry32. */
function randomFrom(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Everybody at once, for some seconds: whoever is refused hears why, and afterwards everything is in its place. */
export function tortureBookings(seconds: number): void {
  let database: Connection;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  test(
    `${WORKERS} workers who book, alone and in programmes, seat, move and cancel for ${seconds} seconds leave everything in its place`,
    () => torture(database, seconds),
    (seconds + 120) * 1000,
  );
}

async function torture(database: Connection, seconds: number): Promise<void> {
  console.info(`torture: seed ${SEED}, ${seconds} seconds`);
  const company = await aCompanyToTorture(database);
  const counts = { done: 0, refused: 0 };
  const failures: unknown[] = [];
  const ends = performance.now() + seconds * 1000;
  const made: Made = { sessions: [], bookings: [], programmes: [] };
  await bookFirstTalks(company, made);
  const work = async (worker: number) => {
    const random = randomFrom(SEED + worker);
    while (performance.now() < ends) {
      try {
        await doSomething(company, made, random);
        counts.done++;
      } catch (error) {
        if (error instanceof Refusal) counts.refused++;
        else failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
  console.info(`torture: ${counts.done} done, ${made.programmes.length} of them programmes, ${counts.refused} refused`);
  expect(failures).toEqual([]);
  expect(counts.done).toBeGreaterThan(10);
  await expectEverythingInItsPlace(database.db, company.people);
}
