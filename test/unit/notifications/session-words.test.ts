import { expect, test } from 'vitest';
import { about, session, when, where, withWhom } from '#server/notifications/rules/session-words.ts';
import { FACTS } from './session-facts.ts';

test('the reader’s clock first, then the other side’s where it differs', () => {
  expect(when(FACTS, FACTS)).toBe(
    'Tuesday 9 March 2027, 10:00–10:30 CET (Europe/Berlin)\nTuesday 9 March 2027, 04:00–04:30 GMT-5 (America/New_York)',
  );
  expect(when({ ...FACTS, otherZone: 'Europe/Paris' }, FACTS)).not.toContain('Europe/Paris');
});

test('the other side is named where there is one, and the place where it is known', () => {
  expect(withWhom(FACTS)).toBe('“Licence clinic” with Ana Silva');
  expect(withWhom({ ...FACTS, names: [] })).toBe('“Licence clinic”');
  expect(where(FACTS)).toEqual(['Where:\nhttps://meet.example/room']);
  expect(where({ ...FACTS, meetingUrl: null })).toEqual([]);
});

test('the subject says what it is about and the occasion, nothing else', () => {
  const { subject } = session(about('Reminder'), () => [])(FACTS);
  expect(subject).toBe('Reminder: Coaching session, 9 March 2027');
});
