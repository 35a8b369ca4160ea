import { expect, test } from 'vitest';
import { noteExpires, wordsGoOf } from '#server/coaching/rules/note-life.ts';

test('a private note is kept 90 days after the session, a shared one two years', () => {
  const ended = Temporal.Instant.from('2027-03-10T10:00:00Z');
  expect(noteExpires('private', ended).toString()).toBe('2027-06-08T10:00:00Z');
  expect(noteExpires('shared', ended).toString()).toBe('2029-03-10T10:00:00Z');
});

test('what was written goes with the shared note', () => {
  const ended = Temporal.Instant.from('2027-03-10T10:00:00Z');
  expect(wordsGoOf(noteExpires('shared', ended)).toString()).toBe(ended.toString());
});
