import { expect, test } from 'vitest';
import { toldAnew } from '#server/coaching/rules/clinic-news.ts';

const now = Temporal.Instant.from('2026-11-24T00:05:00Z');
const clinic = (start: number) => ({ skillId: 'licences', offerId: 'offer', start });
const FIRST = ['licences offer 1'];

test('the first suggestion is told at once, the same one never again', () => {
  const first = toldAnew([clinic(1)], { toldAt: null, toldOf: [] }, now);
  expect(first).toEqual({ toldAt: now, toldOf: FIRST });
  expect(toldAnew([clinic(1)], first, now.add({ hours: 24 * 30 }))).toEqual(first);
  expect(toldAnew([], { toldAt: null, toldOf: [] }, now)).toEqual({ toldAt: null, toldOf: [] });
});

test('what is new within a week waits until the week is over, and is not forgotten', () => {
  const told = { toldAt: now, toldOf: FIRST };
  const both = [clinic(1), clinic(2)];
  expect(toldAnew(both, told, now.add({ hours: 24 * 6 }))).toEqual(told);
  expect(toldAnew(both, told, now.add({ hours: 24 * 7 })).toldOf).toEqual([...FIRST, 'licences offer 2']);
});
