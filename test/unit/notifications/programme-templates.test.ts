import { expect, test } from 'vitest';
import { PROGRAMME_TEMPLATES, type ProgrammeFacts } from '#server/notifications/rules/programme-templates.ts';

const FACTS: ProgrammeFacts = {
  part: 'participant',
  title: 'Maintainer mentoring',
  names: ['Ana Silva'],
  timeZone: 'Europe/Berlin',
  sittings: [
    { startsAt: '2027-03-09T09:00:00Z', endsAt: '2027-03-09T09:45:00Z', number: 1, title: 'Where the time goes' },
    { startsAt: '2027-04-06T08:00:00Z', endsAt: '2027-04-06T08:45:00Z', number: 2, title: '' },
  ],
  page: 'https://learn.example/coaching/sessions',
};

test('each sitting has its line with its own zone word, and its title where there is one', () => {
  const { subject, paragraphs } = PROGRAMME_TEMPLATES['programme-confirmed'](FACTS);
  expect(subject).toBe('Coaching programme, 2 sessions');
  expect(paragraphs[0]).toBe('Your programme is booked: “Maintainer mentoring” with Ana Silva, 2 sessions.');
  expect(paragraphs[1]).toBe(
    [
      '1. Where the time goes: Tuesday 9 March 2027, 10:00–10:45 CET (Europe/Berlin)',
      '2. Tuesday 6 April 2027, 10:00–10:45 CEST (Europe/Berlin)',
    ].join('\n'),
  );
  expect(PROGRAMME_TEMPLATES['programme-confirmed']({ ...FACTS, part: 'coach' }).paragraphs[0]).toBe(
    'You hold “Maintainer mentoring” with Ana Silva: 2 sessions.',
  );
});

test('what is cancelled is told with its number in words where it is one, and with the reason', () => {
  const last = { ...FACTS, sittings: FACTS.sittings.slice(1), cancelCode: 'coach-unavailable' };
  const { subject, paragraphs } = PROGRAMME_TEMPLATES['programme-cancelled'](last);
  expect(subject).toBe('Cancelled: coaching programme, one session');
  expect(paragraphs[0]).toBe('Of “Maintainer mentoring” with Ana Silva this is cancelled. The coach cannot hold it.');
});
