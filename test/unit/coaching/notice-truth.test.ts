import { expect, test } from 'vitest';
import { isStillAsked, isStillTrue, speaksForAll } from '#server/coaching/rules/notice-truth.ts';

const session = { status: 'scheduled', version: 2 };
const seat = { status: 'confirmed' };
const notice = (kind: Parameters<typeof isStillTrue>[0]['kind'], version = 2) => ({ kind, version });

test('a reminder is of this very time, and of a seat that is still taken', () => {
  expect(isStillTrue(notice('reminder-hour'), session, seat)).toBe(true);
  expect(isStillTrue(notice('reminder-hour', 1), session, seat)).toBe(false);
  expect(isStillTrue(notice('reminder-hour'), { ...session, status: 'cancelled' }, seat)).toBe(false);
  expect(isStillTrue(notice('reminder-hour'), session, { status: 'cancelled' })).toBe(false);
});

test('a suggestion is of a session that is to come as it was planned', () => {
  expect(isStillTrue(notice('session-suggested'), session, null)).toBe(true);
  expect(isStillTrue(notice('session-suggested', 1), session, null)).toBe(false);
  expect(isStillTrue(notice('session-suggested'), { ...session, status: 'cancelled' }, null)).toBe(false);
});

test('a cancellation stays true whatever the session does afterwards', () => {
  expect(isStillTrue(notice('session-cancelled', 0), session, { status: 'cancelled' })).toBe(true);
  expect(isStillTrue(notice('session-cancelled', 0), session, seat)).toBe(false);
});

test('a request is to decide while it waits', () => {
  const requested = { status: 'requested', version: 0 };
  expect(isStillTrue(notice('request-nudge', 0), requested, { status: 'requested' })).toBe(true);
  expect(isStillTrue(notice('request-nudge', 0), session, seat)).toBe(false);
});

test('attendance is asked for until the session is completed, follow-ups of those who came', () => {
  expect(isStillTrue(notice('attendance-due'), { ...session, status: 'in-progress' }, null)).toBe(true);
  expect(isStillTrue(notice('attendance-due'), { ...session, status: 'completed' }, null)).toBe(false);
  expect(isStillTrue(notice('follow-up-month'), { ...session, status: 'completed' }, { status: 'no-show' })).toBe(false);
});

test('who decides may have changed: then others hear nothing any more', () => {
  const asked = (
    kind: 'approval-asked' | 'request-nudge' | 'reminder-day',
    who: 'coach' | 'manager',
    managerIds: string[] = [],
  ) => isStillAsked({ kind, personId: 'mona' }, { who, managerIds });
  expect(asked('approval-asked', 'manager', ['mona'])).toBe(true);
  expect(asked('approval-asked', 'manager', ['max'])).toBe(false);
  expect(asked('approval-asked', 'coach')).toBe(false);
  expect(asked('request-nudge', 'coach')).toBe(true);
  expect(asked('request-nudge', 'manager', ['mona'])).toBe(false);
  expect(asked('reminder-day', 'manager', ['max'])).toBe(true);
});

test('of sittings that are asked for together the first there is speaks, and one that has moved', () => {
  const asked = [{ id: 'second' }, { id: 'third' }];
  const speaks = (sessionId: string, facts = {}) => speaksForAll({ sessionId, facts }, asked);
  expect([speaks('second'), speaks('third'), speaks('first')]).toEqual([true, false, false]);
  expect(speaks('third', { startedAt: '2026-12-24T09:00:00Z' })).toBe(true);
});
