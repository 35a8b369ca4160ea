import { describe, expect, test } from 'vitest';
import { rememberActors } from '#server/remember-actors.ts';
import { SYSTEM, type Actor } from '#server/shared/context.ts';

const MIRA: Actor = { ...SYSTEM, kind: 'person', accountId: 'a', personId: 'p', accessRoles: ['learner'] };

function asked({ answers = () => Promise.resolve<Actor | null>(MIRA) } = {}) {
  const clock = { at: 0, now: Temporal.Instant.from('2026-11-24T23:59:59.999Z') };
  const count = { asked: 0 };
  const remembering = rememberActors(
    () => {
      count.asked++;
      return answers();
    },
    { now: () => clock.now, milliseconds: () => clock.at },
  );
  return { ...remembering, clock, count };
}
const session = { sessionId: 'of Mira' };

describe('rememberActors', () => {
  test('remembers nobody before changes are listened for', async () => {
    const { identify, count } = asked();
    await identify(session);
    await identify(session);
    expect(count.asked).toBe(2);
  });

  test('asks once for several requests, and again after some seconds', async () => {
    const { identify, forget, clock, count } = asked();
    forget();
    for (const at of [1, 2, 4_999]) {
      clock.at = at;
      expect(await identify(session)).toEqual(MIRA);
    }
    expect(count.asked).toBe(1);
    clock.at = 5_002;
    await identify(session);
    expect(count.asked).toBe(2);
  });

  test('asks again when the day (UTC) has turned, since an access role may have ended with it', async () => {
    const { identify, forget, clock, count } = asked();
    forget();
    await identify(session);
    await identify(session);
    expect(count.asked).toBe(1);
    clock.now = clock.now.add({ milliseconds: 1 });
    await identify(session);
    expect(count.asked).toBe(2);
  });

  test('tells sessions and keys apart', async () => {
    const { identify, forget, count } = asked();
    forget();
    await identify(session);
    await identify({ sessionId: 'of Jonas' });
    await identify({ grant: { accessKeyId: 'of Mira', accountId: 'a', scopes: [] } });
    expect(count.asked).toBe(3);
  });

  test('asks again after a change, also one that comes while it asks', async () => {
    const waiting: (() => void)[] = [];
    const { identify, forget, count } = asked({ answers: () => new Promise((done) => waiting.push(() => done(MIRA))) });
    forget();
    const first = identify(session);
    forget();
    waiting[0]!();
    await first;
    const second = identify(session);
    waiting[1]!();
    await second;
    expect(count.asked).toBe(2);
    forget();
    void identify(session);
    expect(count.asked).toBe(3);
  });

  test('never remembers that somebody is nobody', async () => {
    const { identify, forget, count } = asked({ answers: async () => null });
    forget();
    await identify(session);
    await identify(session);
    expect(count.asked).toBe(2);
  });
});
