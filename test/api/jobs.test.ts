import { isNull, not } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failedJobs } from '#db/schema/outbox.ts';
import { testApp } from '#test/support/app.ts';

type App = Awaited<ReturnType<typeof testApp>>;

const DOWN = 'connect ECONNREFUSED 10.0.0.7:25';
const LONG = `${'x'.repeat(200)} of one job`;

describe('jobs that failed for good', () => {
  let api: App;
  let admin: Awaited<ReturnType<App['aPerson']>>;
  beforeAll(async () => {
    api = await testApp();
    admin = await api.aPerson('administrator');
  });
  afterAll(() => api.close());

  const failing = (queue: string, n: number, reason: string, minutesAgo = 5) => ({
    ...{ queue, name: `${queue}.wanted`, jobKey: `${queue}/outbox-${n}`, reason, payload: {} },
    failedAt: new Date(api.clock.now().subtract({ minutes: minutesAgo }).epochMilliseconds),
  });
  beforeEach(async () => {
    await api.database.db.delete(failedJobs);
    await api.database.db
      .insert(failedJobs)
      .values([
        ...[1, 2, 3].map((n) => failing('deliver-mail', n, DOWN, n)),
        failing('deliver-mail', 4, '550 5.1.1 no such mailbox 100%', 9),
        failing('refresh-figures', 5, DOWN, 7),
        failing('refresh-figures', 6, LONG, 8),
        { ...failing('refresh-figures', 7, DOWN), resolvedAt: new Date() },
      ]);
  });

  const look = async (filter: Record<string, string> = {}) =>
    (await admin.as({ url: `/api/v1/operations/jobs?${new URLSearchParams(filter)}` })).json();
  const keys = async (filter: Record<string, string>) =>
    (await look(filter)).failed.map(({ jobKey }: { jobKey: string }) => jobKey.split('-').at(-1)).join('');
  const retry = (payload: object) => admin.as({ method: 'POST', url: '/api/v1/operations/retry-requests/matching', payload });
  const asked = async () =>
    (
      await api.database.db
        .select()
        .from(failedJobs)
        .where(not(isNull(failedJobs.retryRequestedAt)))
    )
      .map(({ jobKey }) => jobKey.split('-').at(-1))
      .toSorted()
      .join('');

  test('are found by queue, by cause and by words, latest first', async () => {
    expect(await keys({})).toBe('123564');
    expect(await keys({ queue: 'refresh-figures' })).toBe('56');
    expect(await keys({ reason: DOWN })).toBe('1235');
    expect(await keys({ reason: DOWN, queue: 'deliver-mail' })).toBe('123');
    expect(await keys({ q: '100%' })).toBe('4');
    expect(await keys({ q: 'FIGURES' })).toBe('56');
    expect(await keys({ q: 'outbox-2' })).toBe('2');
    expect(await keys({ q: 'nothing of that kind' })).toBe('');
  });

  test('are counted by cause, also where the filter leaves them out', async () => {
    const { matching, inAll, causes } = await look({ queue: 'refresh-figures' });
    expect([matching, inAll]).toEqual([2, 6]);
    expect(causes[0]).toEqual({ queue: 'deliver-mail', reason: DOWN, jobs: 3 });
    expect(causes.map(({ jobs }: { jobs: number }) => jobs)).toEqual([3, 1, 1, 1]);
    expect(await keys({ reason: LONG.slice(0, 200) })).toBe('6');
  });

  test('are tried again all at once: those that match and had failed when one looked', async () => {
    const failedUntil = api.clock.now().subtract({ minutes: 2 }).toString();
    const answer = await retry({ queue: 'deliver-mail', reason: DOWN, failedUntil });
    expect([answer.statusCode, answer.json()]).toEqual([202, { requested: 2 }]);
    expect(await asked()).toBe('23');
    expect((await retry({ failedUntil: api.clock.now().toString() })).json()).toEqual({ requested: 6 });
    expect(await asked()).toBe('123456');
    expect((await retry({ q: 'nothing of that kind', failedUntil })).json()).toEqual({ requested: 0 });
  });

  test('are not asked for without saying when one looked, nor by an unknown word', async () => {
    expect((await retry({})).statusCode).toBe(400);
    expect((await retry({ failedUntil: 'now' })).statusCode).toBe(400);
    expect((await retry({ name: 'x', failedUntil: api.clock.now().toString() })).statusCode).toBe(400);
  });
});
