import { expect, test } from 'vitest';
import { NOTICE_KINDS, type NoticeKind } from '#server/notifications/rules/kinds.ts';
import { SESSION_TEMPLATES } from '#server/notifications/rules/session-templates.ts';
import { DISCLOSURE as disclosure, FACTS as facts } from './session-facts.ts';

const sheet = {
  date: '2027-03-09',
  timeZone: 'Europe/Berlin',
  page: 'https://learn.example/coach/sessions?day=2027-03-09',
  sessions: [{ ...facts, names: [], seats: 1 }],
};
const actions = { dueOn: '2027-03-09', count: 1, page: 'https://learn.example/coaching/sessions' };

const sittings = [
  { ...facts, number: 1, title: 'Where the time goes' },
  { ...facts, number: 2, title: '' },
];
const programme = { ...facts, sittings };

const OF_PROGRAMMES = ['programme-confirmed', 'programme-cancelled'];
const OF_SHEETS = ['day-sheet', 'clock-moved'];
const OF_COUNTS = ['action-soon', 'action-overdue', 'clinics-suggested'];
const words = (kind: NoticeKind) => {
  const about = OF_SHEETS.includes(kind)
    ? sheet
    : OF_COUNTS.includes(kind)
      ? actions
      : OF_PROGRAMMES.includes(kind)
        ? programme
        : kind.startsWith('disclosure')
          ? disclosure
          : facts;
  const { subject, paragraphs } = SESSION_TEMPLATES[kind](about as never);
  return { subject, text: paragraphs.join('\n\n') };
};

test.each(Object.keys(NOTICE_KINDS) as NoticeKind[])('%s: whole sentences, and a page to go to', (kind) => {
  const { subject, text } = words(kind);
  expect(`${subject}${text}`).not.toMatch(/undefined|null|NaN|\{|\[object/);
  expect(text).toMatch(/https:\/\/learn\.example\/coach/);
  expect(subject).not.toMatch(/Licence|Ana/);
});

test('who waits hears what is kept for others, and until when in their own zone', () => {
  const kept = { seats: 2, until: '2027-03-06T09:00:00Z' };
  const said = (kind: 'place-in-line' | 'seat-skipped', more: object) =>
    SESSION_TEMPLATES[kind]({ ...facts, ...more }).paragraphs.join(' ');
  expect(said('place-in-line', {})).not.toContain('kept');
  expect(said('place-in-line', { kept })).toContain(
    '2 seats are kept for people with this gap until Saturday 6 March 2027, 10:00 CET (Europe/Berlin)',
  );
  expect(said('seat-skipped', { kept: { ...kept, seats: 1 }, isKeptForOthers: true })).toMatch(
    /went to the next of them .* One seat is kept/s,
  );
  expect(said('seat-skipped', {})).toContain('you have another session at that time');
});
