import { expect, test } from 'vitest';
import { GROUPS, isWanted, NOTICE_KINDS, type NoticeKind } from '#server/notifications/rules/kinds.ts';

test('a group that is not wanted silences its kinds, and nothing else', () => {
  expect(isWanted('reminder-hour', ['reminders'])).toBe(false);
  expect(isWanted('feedback-asked', ['reminders'])).toBe(true);
});

test.each([
  'session-confirmed',
  'session-rescheduled',
  'session-cancelled',
  'outcome-proposed',
  'disclosure-granted',
  'disclosure-of-writing',
] as const)('%s is told whatever one chooses', (kind) => expect(isWanted(kind, GROUPS)).toBe(true));

test('every group silences something', () => {
  const silenced = (group: string) => Object.values(NOTICE_KINDS).filter((each) => each === group);
  for (const group of GROUPS) expect(silenced(group).length, group).toBeGreaterThan(0);
  expect((Object.keys(NOTICE_KINDS) as NoticeKind[]).filter((kind) => !isWanted(kind, GROUPS)).length).toBeGreaterThan(
    GROUPS.length,
  );
});
