import { expect, test } from 'vitest';
import { askedFirst, deciderOf, noShowsSince } from '#server/coaching/rules/approval.ts';

const NOBODY = { hasManager: false, noShows: 0 };
const MANAGED = { hasManager: true, noShows: 0 };
const pair = (approval: 'none' | 'coach' | 'manager') => ({ approval, mode: 'one-to-one' as const });

test('the offer says whose yes a booking needs; who has no line manager asks the coach', () => {
  expect(askedFirst(pair('none'), MANAGED)).toBeNull();
  expect(askedFirst(pair('coach'), MANAGED)).toEqual({ who: 'coach', why: 'offer' });
  expect(askedFirst(pair('manager'), MANAGED)).toEqual({ who: 'manager', why: 'offer' });
  expect(askedFirst(pair('manager'), NOBODY)).toEqual({ who: 'coach', why: 'no-manager' });
});

test('from three missed sessions on a session of two is a request to the coach, and nothing else changes', () => {
  const missed = (noShows: number) => ({ hasManager: true, noShows });
  expect(askedFirst(pair('none'), missed(2))).toBeNull();
  expect(askedFirst(pair('none'), missed(3))).toEqual({ who: 'coach', why: 'no-shows' });
  expect(askedFirst({ approval: 'none', mode: 'group' }, missed(9))).toBeNull();
  expect(askedFirst(pair('coach'), missed(3))).toEqual({ who: 'coach', why: 'offer' });
  expect(askedFirst(pair('manager'), missed(3))).toEqual({ who: 'manager', why: 'offer' });
});

test('twelve months back, over a leap day too', () => {
  expect(noShowsSince(Temporal.Instant.from('2028-02-29T12:00:00Z')).toString()).toBe('2027-02-28T12:00:00Z');
});

test('line managers of the day decide; where there is none any more the coach does', () => {
  expect(deciderOf('manager', ['mona'])).toBe('manager');
  expect(deciderOf('manager', [])).toBe('coach');
  expect(deciderOf('coach', ['mona'])).toBe('coach');
  expect(deciderOf(null, ['mona'])).toBe('coach');
});
