import { expect, test } from 'vitest';
import { BOOKING_TEMPLATES } from '#server/notifications/rules/booking-templates.ts';
import type { SessionFacts } from '#server/notifications/rules/session-words.ts';
import { FACTS as facts } from './session-facts.ts';

const words = (kind: keyof typeof BOOKING_TEMPLATES, more: Partial<SessionFacts> = {}) => {
  const { subject, paragraphs } = BOOKING_TEMPLATES[kind]({ ...facts, ...more });
  return { subject, text: paragraphs.join('\n\n') };
};

test('a move says from when to when; a change of place alone does not say it moved', () => {
  const before = { startsAt: '2027-03-08T09:00:00Z', endsAt: '2027-03-08T09:30:00Z' };
  const { text } = words('session-rescheduled', { before });
  expect(text.indexOf('Before:\nMonday 8 March 2027')).toBeLessThan(text.indexOf('Now:\nTuesday 9 March 2027'));
  const { startsAt, endsAt } = facts;
  const place = words('session-rescheduled', { before: { startsAt, endsAt } }).text;
  expect([place.includes('moved'), place.includes('Where')]).toEqual([false, true]);
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
