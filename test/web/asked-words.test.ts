import { expect, test } from 'vitest';
import { askedSentences, confirmedBy, noShowSentence, whoAnswers } from '#lib/asked-words.ts';
import { standingSentence } from '#lib/coaching-words.ts';

const MANAGER = { who: 'manager', why: 'offer', managers: [{ personId: 'm', name: 'Mona Vogel' }] } as const;
const asked = (who: 'coach' | 'manager', why: 'offer' | 'no-manager' | 'no-shows') => ({
  who,
  why,
  managers: [...MANAGER.managers],
});

test('whoever books reads who is asked first, by name, and what they see', () => {
  const said = askedSentences(asked('manager', 'offer'), 'Licence clinic')!;
  expect(said.head).toBe('Mona Vogel, your line manager, is asked first');
  expect(said.text).toContain('They see your name, that it is “Licence clinic”, and the time you choose');
  expect(said.text).toContain('They never see your answers');
  expect(askedSentences(asked('coach', 'no-manager'), 'Licence clinic')!.text).toContain('the coach decides instead');
  expect(askedSentences(asked('coach', 'no-shows'), 'Licence clinic')!.text).toContain('You did not come to three sessions');
  expect([askedSentences(asked('coach', 'offer'), 'Licence clinic'), askedSentences(null, 'Licence clinic')]).toEqual([
    null,
    null,
  ]);
});

test('by whom it is confirmed', () => {
  expect(confirmedBy(null)).toBe('At once');
  expect(confirmedBy(asked('coach', 'offer'))).toBe('By the coach, within two days');
  expect(confirmedBy(asked('manager', 'offer'))).toBe('By Mona Vogel, your line manager, within two days');
});

test('where a request stands names who answers; a place in line and a kept time, who is asked then', () => {
  const now = new Date('2026-11-24T09:00:00Z');
  const waitsFor = { who: 'manager' as const, people: [...MANAGER.managers] };
  const standing = (status: 'requested' | 'waitlisted' | 'offered') =>
    standingSentence(
      { status, place: 1, kept: null, answerBy: '2026-11-26T09:00:00Z', changeableUntil: '2026-12-01T09:00:00Z', waitsFor },
      'UTC',
      now,
    );
  expect(standing('requested')).toMatch(/^Mona Vogel, your line manager, answers until .* UTC\./);
  for (const status of ['waitlisted', 'offered'] as const)
    expect(standing(status)).toContain('Then Mona Vogel, your line manager, is asked');
  expect(whoAnswers(null)).toBe('Your coach');
});

test('one’s own count comes with its rule', () => {
  const sentence = (count: number) => noShowSentence({ count, since: '2025-11-24T09:00:00Z', askFrom: 3 }, 'UTC');
  expect(sentence(1)).toBe(
    'You did not come to 1 session since 24 November 2025. Only you see this number. From 3 within twelve months on, a session for two is a request to the coach.',
  );
  expect(sentence(4)).toContain('Until fewer than 3 are less than twelve months old');
});
