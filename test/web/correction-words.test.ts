import { expect, test } from 'vitest';
import { changeOf, correctionSentence } from '#lib/correction-words.ts';

const NOW = new Date('2026-11-29T09:30:00Z');
const asked = {
  correctionId: 'c',
  askedBy: { personId: 'a', name: 'Ana Roth' },
  person: null,
  title: 'Licence clinic',
  startsAt: '2026-11-01T09:00:00Z',
  endsAt: '2026-11-01T09:30:00Z',
  before: null,
  after: 'attended' as const,
  reason: 'I was ill.',
  askedAt: '2026-11-28T08:00:00Z',
  state: 'waiting' as const,
  decidedBy: null,
  decidedAt: null,
  note: null,
  mayDecide: true,
};

test('a change says what it was and what it becomes', () => {
  expect(changeOf(asked)).toBe('attended, where nothing was recorded');
  expect(changeOf({ before: 'attended', after: 'no-show' })).toBe('did not come, instead of attended');
});

test('who asked or decided, and when, with the zone', () => {
  expect(correctionSentence(asked, 'Europe/Berlin', NOW)).toBe('Ana Roth asked for it 28 November 2026, 09:00 CET.');
  const decided = { decidedBy: { personId: 'o', name: 'Ole Berg' }, decidedAt: '2026-11-29T09:00:00Z' };
  expect(correctionSentence({ ...asked, ...decided, state: 'declined' }, 'Europe/Berlin', NOW)).toBe(
    'Ole Berg declined it today 10:00 CET.',
  );
});
