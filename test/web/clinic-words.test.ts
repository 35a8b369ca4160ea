import { expect, test } from 'vitest';
import { limitWords, withheldSentence } from '#lib/clinic-words.ts';

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
