import type { SessionFacts } from '#server/notifications/rules/session-words.ts';

/** A session as its mails need to know it. */
export const FACTS: SessionFacts = {
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

export const DISCLOSURE = {
  person: 'Pia Lang',
  askedBy: 'Ada Winter',
  decidedBy: 'Ole Berg',
  isGranted: true,
  caseReference: 'HR-41',
  reason: 'A complaint that somebody was pressed.',
  note: 'Ask the person first.',
  firstDay: '2027-03-01',
  lastDay: '2027-03-09',
  opensUntil: '2027-03-09T10:00:00Z',
  timeZone: 'Europe/Berlin',
  page: 'https://learn.example/coaching/disclosures',
};
