import { expect, test } from 'vitest';
import { daysOf, disclosureWord, looksOf, standingOf } from '#lib/disclosure-words.ts';
import { decisionSteps } from '../../web/routes/overview/steps.ts';

const NOW = new Date('2026-11-29T09:30:00Z');
const ZONE = 'Europe/Berlin';
const asked = {
  disclosureId: 'd',
  person: { personId: 'p', name: 'Pia Lang' },
  askedBy: { personId: 'a', name: 'Ada Winter' },
  reason: 'A complaint.',
  caseReference: 'HR-41',
  firstDay: '2026-11-01',
  lastDay: '2026-11-09',
  timeZone: 'America/New_York',
  askedAt: '2026-11-28T08:00:00Z',
  decideBy: '2026-12-01T08:00:00Z',
  state: 'waiting' as const,
  decidedBy: null,
  decidedAt: null,
  note: null,
  opensUntil: null,
  isOpen: false,
  looks: [],
};
const decided = { decidedBy: { personId: 'o', name: 'Ole Berg' }, decidedAt: '2026-11-29T09:00:00Z' };
const granted = { ...asked, ...decided, state: 'granted' as const, opensUntil: '2026-11-29T10:00:00Z', isOpen: true };

test('a request says where it stands, with the zone of each time', () => {
  const said = (disclosure: Parameters<typeof standingOf>[0]) => standingOf(disclosure, ZONE, NOW);
  expect(said(asked)).toBe('It waits for an OSPO lead until 1 December 2026, 09:00 CET. If nobody decides, it lapses.');
  expect(said({ ...asked, state: 'lapsed' })).toContain('Nobody decided until 1 December 2026, 09:00 CET');
  expect(said({ ...asked, ...decided, state: 'refused' })).toBe('Ole Berg refused it today 10:00 CET. Nothing was read.');
  expect(said(granted)).toBe('Ole Berg granted it today 10:00 CET. It can be read until today 11:00 CET.');
  expect(said({ ...granted, isOpen: false })).toContain('It could be read until');
});

test('what was granted is open or closed', () => {
  const words = [asked, granted, { ...granted, isOpen: false }, { ...asked, state: 'refused' }, { ...asked, state: 'lapsed' }];
  expect(words.map((each) => disclosureWord(each as typeof asked).word)).toEqual([
    'Waiting',
    'Open now',
    'Granted, closed',
    'Refused',
    'Lapsed',
  ]);
});

test('days name their zone, which does not break', () => {
  expect(daysOf(asked)).toBe('1 November 2026 to 9 November 2026 (GMT\u22125)');
  expect(daysOf({ ...asked, lastDay: '2026-11-01', timeZone: ZONE })).toBe('1 November 2026 (CET)');
});

test('looks are counted and told', () => {
  expect(looksOf(granted, ZONE, NOW)).toBe('Not read so far.');
  expect(looksOf({ ...granted, isOpen: false }, ZONE, NOW)).toBe('Nobody read it.');
  const look = '2026-11-29T09:12:00Z';
  expect(looksOf({ ...granted, looks: [look] }, ZONE, NOW)).toBe('Read once: today 10:12 CET.');
  expect(looksOf({ ...granted, looks: [look, look, look] }, ZONE, NOW)).toMatch(/^Read 3 times: /);
});

test('what waits for a decision is the first thing to do next, and no step when nothing waits', () => {
  expect(decisionSteps(0)).toEqual([]);
  expect(decisionSteps(1)).toMatchObject([{ title: 'Decide 1 request', href: '/coaching-overview/decisions' }]);
});
