import { expect, test } from 'vitest';
import { limitWords, oneToOneSentence, seatsToKeep, withheldSentence } from '#lib/clinic-words.ts';
import { freeSeats, gapSentence, keptSentence } from '#lib/invitation-words.ts';

const now = new Date('2026-11-24T09:00:00Z');

test('half the seats are kept first, and none is the last choice', () => {
  expect(seatsToKeep(5)).toEqual([
    { id: '2', name: '2 of 5' },
    { id: '1', name: '1 of 5' },
    { id: '0', name: 'None of 5' },
  ]);
  expect(seatsToKeep(1)).toEqual([{ id: '0', name: 'None of 1' }]);
});

test('hours for sessions of two: of fewer than five people it is not said how many', () => {
  const hours = { skillId: 'licences', name: 'Licences', sessions: 4, minutes: 120, people: 7 };
  expect(oneToOneSentence(hours)).toBe('Licences: 2 h, for 7 people with this gap.');
  expect(oneToOneSentence({ ...hours, people: null })).toContain('fewer than five people');
});

test('what is kept, why something is suggested, and what is free', () => {
  const kept = { seats: 2, until: '2026-12-05T09:00:00Z' };
  expect(keptSentence(kept, 'Europe/Berlin', now)).toBe(
    '2 seats are kept for people with this gap until 5 December 2026, 10:00 CET.',
  );
  expect(keptSentence({ ...kept, seats: 1 }, 'UTC', now)).toMatch(/^One seat is kept/);
  const gap = { skillId: 'licences', name: 'Licences', required: 3, critical: true };
  expect(gapSentence({ ...gap, state: 'gap', level: 1 })).toBe('You are at level 1; your job role needs 3.');
  const unknown = (state: 'lapsed' | 'not-assessed') => gapSentence({ ...gap, state, level: null });
  expect(unknown('not-assessed')).toBe('You are not assessed in it yet; your job role needs 3.');
  expect(unknown('lapsed')).toBe('What you showed of it has lapsed; your job role needs 3.');
  expect([freeSeats(0), freeSeats(1)]).toEqual(['Every seat is taken; you can wait for one', '1 seat free']);
});

test('what a limit keeps back names whose it is, how many, and when', () => {
  const own = { limit: 'day-limit', title: null, sessions: 2, dates: ['2026-11-30'] } as const;
  expect(withheldSentence({ ...own, dates: [...own.dates] }, 'Your')).toBe(
    'Your limit of 2 sessions a day leaves no further clinic on Monday 30 November.',
  );
  const ofOffer = {
    limit: 'offer-week-limit',
    title: 'Licence clinic',
    sessions: 1,
    dates: ['2026-11-30', '2026-12-07'],
  } as const;
  expect(withheldSentence({ ...ofOffer, dates: [...ofOffer.dates] }, 'Ana Silva’s')).toBe(
    'Ana Silva’s limit of 1 session a week for “Licence clinic” leaves no further clinic in the week of Monday 30 November and in 1 other week.',
  );
  expect(limitWords('offer-day-limit')).toBe('limit of the day for this offer');
});
