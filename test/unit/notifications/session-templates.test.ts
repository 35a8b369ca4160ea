import { describe, expect, test } from 'vitest';
import { NOTICE_KINDS, type NoticeKind } from '#server/notifications/rules/kinds.ts';
import { SESSION_TEMPLATES, type SessionFacts } from '#server/notifications/rules/session-templates.ts';

const facts: SessionFacts = {
  part: 'participant',
  occasion: 'Coaching session, 9 March 2027',
  title: 'Licence clinic',
  names: ['Ana Silva'],
  startsAt: '2027-03-09T09:00:00Z',
  endsAt: '2027-03-09T09:30:00Z',
  timeZone: 'Europe/Berlin',
  otherZone: 'America/New_York',
  meetingUrl: 'https://meet.example/room',
  page: 'https://learn.example/coaching/sessions/1',
  bookPage: 'https://learn.example/coaching',
  answerBy: '2027-03-08T09:00:00Z',
  place: 2,
  seats: { taken: 3, capacity: 4 },
};
const sheet = {
  date: '2027-03-09',
  timeZone: 'Europe/Berlin',
  page: 'https://learn.example/coach/sessions?day=2027-03-09',
  sessions: [{ ...facts, names: [], seats: 1 }],
};
const actions = { dueOn: '2027-03-09', count: 1, page: 'https://learn.example/coaching/sessions' };

const OF_SHEETS = ['day-sheet', 'clock-moved'];
const OF_ACTIONS = ['action-soon', 'action-overdue'];
const words = (kind: NoticeKind, more: Partial<SessionFacts> = {}) => {
  const about = OF_SHEETS.includes(kind) ? sheet : OF_ACTIONS.includes(kind) ? actions : { ...facts, ...more };
  const { subject, paragraphs } = SESSION_TEMPLATES[kind](about as never);
  return { subject, text: paragraphs.join('\n\n') };
};

test.each(Object.keys(NOTICE_KINDS) as NoticeKind[])('%s: whole sentences, and a page to go to', (kind) => {
  const { subject, text } = words(kind);
  expect(`${subject}${text}`).not.toMatch(/undefined|null|NaN|\{|\[object/);
  expect(text).toMatch(/https:\/\/learn\.example\/coach/);
  expect(subject).not.toMatch(/Licence|Ana/);
});

describe('times', () => {
  test('the reader’s clock first, then the other side’s where it differs', () => {
    const { text } = words('session-confirmed');
    expect(text).toContain(
      'Tuesday 9 March 2027, 10:00–10:30 CET (Europe/Berlin)\nTuesday 9 March 2027, 04:00–04:30 GMT-5 (America/New_York)',
    );
    expect(words('session-confirmed', { otherZone: 'Europe/Paris' }).text).not.toContain('Europe/Paris');
  });

  test('a move says from when to when; a change of place alone does not say it moved', () => {
    const before = { startsAt: '2027-03-08T09:00:00Z', endsAt: '2027-03-08T09:30:00Z' };
    const { text } = words('session-rescheduled', { before });
    expect(text.indexOf('Before:\nMonday 8 March 2027')).toBeLessThan(text.indexOf('Now:\nTuesday 9 March 2027'));
    const { startsAt, endsAt } = facts;
    const place = words('session-rescheduled', { before: { startsAt, endsAt } }).text;
    expect([place.includes('moved'), place.includes('Where')]).toEqual([false, true]);
  });
});

test('a cancellation says why, and a seat that is given back does not end the session', () => {
  expect(words('session-cancelled', { cancelCode: 'coach-unavailable' }).text).toContain(
    'is cancelled. The coach cannot hold it.',
  );
  expect(words('session-cancelled', { isOnlySeat: true }).text).not.toContain('cancelled');
});

test('subjects of what goes into calendars tell the date and nothing else', () => {
  for (const kind of ['session-confirmed', 'session-rescheduled', 'session-cancelled', 'seat-promoted'] as const)
    expect(words(kind).subject).toBe('Coaching session, 9 March 2027');
});

test('a time that is kept for a follow-up is no seat, and nobody is next in line for it', () => {
  const seats = { taken: 1, capacity: 1 };
  for (const kind of ['seat-offered', 'seat-lapsed'] as const) {
    const followUp = words(kind, { seats });
    expect(followUp.text).toContain('follow-up');
    expect(`${followUp.subject}${followUp.text}`).not.toMatch(/in line|[Ss]eat/);
    expect(words(kind).text).toContain('next in line');
  }
});
