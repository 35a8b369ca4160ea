import { expect, test } from 'vitest';
import {
  aboutActions,
  aboutOutcomes,
  noticesOfAction,
  noticesOfOutcome,
  workingDay,
} from '#server/coaching/rules/notices-of-items.ts';

const now = Temporal.Instant.from('2026-11-24T09:00:00Z');
const day = (text: string) => Temporal.PlainDate.from(text);

test.each([
  ['2026-11-25', '2026-11-24', '2026-11-26'],
  ['2026-11-30', '2026-11-27', '2026-12-01'],
  ['2026-11-27', '2026-11-26', '2026-11-30'],
  ['2026-11-29', '2026-11-27', '2026-11-30'],
])('around %s: %s and %s are working days', (date, before, after) => {
  expect([workingDay(day(date), -1).toString(), workingDay(day(date), 1).toString()]).toEqual([before, after]);
});

test('an action item: in the morning of its owner, a working day before and after; what has passed is left out', () => {
  expect(noticesOfAction(day('2026-11-30'), 'America/New_York', now).map(({ kind, dueAt }) => [kind, dueAt.toString()])).toEqual([
    ['action-soon', '2026-11-27T14:00:00Z'],
    ['action-overdue', '2026-12-01T14:00:00Z'],
  ]);
  expect(noticesOfAction(day('2026-11-25'), 'Europe/Berlin', now).map(({ kind }) => kind)).toEqual(['action-overdue']);
});

test('outcomes: once for a session, again two days before they count', () => {
  const counts = now.add({ hours: 168 });
  const notices = noticesOfOutcome(now, counts);
  expect(notices.map(({ dueAt }) => dueAt.since(now).total('hours'))).toEqual([1 / 6, 120]);
  const ids = { personId: 'p', sessionId: 's', bookingId: 'b' };
  const later = noticesOfOutcome(now.add({ minutes: 5 }), counts);
  expect(aboutOutcomes(later[0]!, ids).dedupeKey).toBe(aboutOutcomes(notices[0]!, ids).dedupeKey);
});

test('what is due on one day is one notice', () => {
  const [soon] = noticesOfAction(day('2026-11-30'), 'UTC', now);
  expect(aboutActions(soon!, { personId: 'p', dueOn: '2026-11-30' })).toMatchObject({ dedupeKey: 'action-soon/p/2026-11-30' });
});
