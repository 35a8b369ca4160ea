import { expect, test } from 'vitest';
import { whenDecided } from '#server/coaching/rules/notices-of-correction.ts';

const at = Temporal.Instant.from('2026-11-24T09:00:00Z');

test('whoever asked hears the answer once, by day', () => {
  const asked = { id: 'c', askedBy: 'coach', sessionId: 's', bookingId: 'b' };
  const told = (isAccepted: boolean) => whenDecided(asked, { isAccepted, version: 3, at });
  expect(told(true)).toMatchObject({
    kind: 'correction-accepted',
    personId: 'coach',
    sessionId: 's',
    bookingId: 'b',
    version: 3,
  });
  expect(told(false)).toMatchObject({ kind: 'correction-declined', isUrgent: false, dueAt: at });
  expect(told(true).dedupeKey).toBe(told(false).dedupeKey);
});
