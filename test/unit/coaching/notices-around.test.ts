import { expect, test } from 'vitest';
import {
  aroundCoaches,
  aroundSession,
  nudges,
  plan,
  requests,
  type Occasion,
  type Seat,
} from '#server/coaching/rules/notices-around.ts';

const at = (text: string) => Temporal.Instant.from(text);
const occasion: Occasion = {
  session: {
    id: 's',
    mode: 'one-to-one',
    status: 'scheduled',
    startsAt: at('2026-11-27T09:00:00Z'),
    endsAt: at('2026-11-27T09:30:00Z'),
    timeZone: 'Europe/Berlin',
    version: 3,
    coachIds: ['ana', 'ben'],
  },
  now: at('2026-11-24T09:00:00Z'),
  by: 'mira',
  startedAt: null,
};
const seat: Seat = {
  id: 'b',
  personId: 'mira',
  status: 'confirmed',
  before: null,
  requestedAt: occasion.now,
  answerBy: null,
  managerIds: [],
};
const dueOf = (now: string) =>
  Object.fromEntries(aroundSession({ ...occasion, now: at(now) }, seat).map(({ kind, dueAt }) => [kind, dueAt.toString()]));

test('a seat: reminders a day and an hour before, feedback, and what became of it', () => {
  expect(dueOf('2026-11-24T09:00:00Z')).toEqual({
    'reminder-day': '2026-11-26T09:00:00Z',
    'reminder-hour': '2026-11-27T08:00:00Z',
    'feedback-asked': '2026-11-27T10:30:00Z',
    'feedback-nudge': '2026-11-29T09:30:00Z',
    'follow-up-month': '2026-12-27T09:30:00Z',
    'follow-up-quarter': '2027-02-25T09:30:00Z',
  });
});

test('a reminder that would come within two hours of the booking is none', () => {
  expect(dueOf('2026-11-26T07:00:00Z')).toHaveProperty('reminder-day');
  expect(dueOf('2026-11-26T07:00:01Z')).not.toHaveProperty('reminder-day');
  expect(dueOf('2026-11-27T06:00:01Z')).not.toHaveProperty('reminder-hour');
});

test('coaches: a sheet each, on the morning of their zone; attendance for who leads', () => {
  const planned = aroundCoaches(occasion).map(({ kind, personId, dueAt, dedupeKey }) => [
    kind,
    personId,
    dueAt.toString(),
    dedupeKey,
  ]);
  expect(planned).toEqual([
    ['day-sheet', 'ana', '2026-11-27T06:30:00Z', 'day-sheet/ana/2026-11-27'],
    ['day-sheet', 'ben', '2026-11-27T06:30:00Z', 'day-sheet/ben/2026-11-27'],
    ['attendance-due', 'ana', '2026-11-28T09:30:00Z', 'attendance-due/s/ana/3'],
    ['attendance-last', 'ana', '2026-11-30T09:30:00Z', 'attendance-last/s/ana/3'],
  ]);
  const sameDay = aroundCoaches({ ...occasion, now: at('2026-11-27T07:00:00Z') });
  expect(sameDay.map(({ kind }) => kind)).toEqual(['attendance-due', 'attendance-last']);
});

test('a nudge after a day, while the request still waits then', () => {
  const waiting = { ...seat, status: 'requested', answerBy: at('2026-11-26T09:00:00Z') };
  expect(nudges(occasion, waiting).map(({ dueAt }) => dueAt.toString())).toEqual(['2026-11-25T09:00:00Z']);
  expect(nudges(occasion, { ...waiting, answerBy: at('2026-11-25T08:00:00Z') })).toEqual([]);
});

test('a request goes to whoever leads, or to the line managers where they decide, until it expires', () => {
  const waiting = { ...seat, status: 'requested', answerBy: at('2026-11-26T09:00:00Z') };
  const told = (planned: ReturnType<typeof requests>) =>
    planned.map(({ kind, personId, expiresAt }) => [kind, personId, expiresAt.toString()]);
  expect(told(requests(occasion, waiting))).toEqual([['request-received', 'ana', '2026-11-26T09:00:00Z']]);
  const managed = { ...waiting, managerIds: ['mona'] };
  expect(told(requests(occasion, managed))).toEqual([['approval-asked', 'mona', '2026-11-26T09:00:00Z']]);
  expect(told(nudges(occasion, managed))).toEqual([['approval-nudge', 'mona', '2026-11-26T09:00:00Z']]);
});

test('what one did oneself is answered at once', () => {
  expect(plan(occasion, { kind: 'session-confirmed', personId: 'mira', seat }).isUrgent).toBe(true);
  expect(plan(occasion, { kind: 'session-confirmed', personId: 'ana' }).isUrgent).toBe(false);
});
