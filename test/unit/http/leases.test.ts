import { describe, expect, test } from 'vitest';
import { leases, leaseSize } from '#server/http/leases.ts';

const minute = Temporal.Instant.from('2026-11-24T09:00:00Z');

/** One database for several processes; counts the statements. */
function aDatabase() {
  const hits = new Map<string, number>();
  let statements = 0;
  const countHits = async (key: string, windowStart: Temporal.Instant, more: number) => {
    statements++;
    const row = `${key} ${windowStart}`;
    const before = hits.get(row) ?? 0;
    hits.set(row, before + more);
    await new Promise((wake) => setTimeout(wake, 1));
    return before + more;
  };
  return { countHits, statements: () => statements };
}

describe('leases', () => {
  const many = async (take: ReturnType<typeof leases>, count: number, limit = 300, at = minute) =>
    (await Promise.all(Array.from({ length: count }, () => take('key', limit, at)))).filter(({ isGranted }) => isGranted).length;

  test('one process grants exactly the limit, by one statement for each handful, and refuses for nothing', async () => {
    const { countHits, statements } = aDatabase();
    const take = leases(countHits);
    expect(leaseSize(300)).toBe(20);
    expect(await many(take, 20)).toBe(20);
    expect(statements()).toBe(1);
    expect(await many(take, 500)).toBe(280);
    expect(statements()).toBe(15);
    expect(await take('key', 300, minute)).toEqual({ isGranted: false, left: 0 });
    expect(statements()).toBe(15);
  });

  test('several processes together never grant more, and hardly less', async () => {
    const { countHits } = aDatabase();
    const processes = [leases(countHits), leases(countHits), leases(countHits)];
    const granted = await Promise.all(processes.map((take) => many(take, 101)));
    const total = granted.reduce((sum, n) => sum + n, 0);
    expect(total).toBeLessThanOrEqual(300);
    expect(total).toBeGreaterThanOrEqual(300 - 2 * leaseSize(300));
  });

  test('tells how many are left', async () => {
    const take = leases(aDatabase().countHits);
    expect(await take('key', 300, minute)).toEqual({ isGranted: true, left: 299 });
    expect(await take('key', 300, minute)).toEqual({ isGranted: true, left: 298 });
  });

  test('keys and windows are counted apart', async () => {
    const take = leases(aDatabase().countHits);
    expect(await many(take, 10, 5)).toBe(5);
    expect((await take('other', 5, minute)).isGranted).toBe(true);
    expect(await many(take, 10, 5, minute.add({ minutes: 1 }))).toBe(5);
  });
});
