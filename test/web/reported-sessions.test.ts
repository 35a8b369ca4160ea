import { expect, test } from 'vitest';
import { attendanceFinding, foundIn } from '#lib/reported-sessions.ts';
import type { ReportedSession } from '#server/coaching/contract.ts';

const seat = (name: string, attendance: ReportedSession['people'][number]['attendance']) => ({
  person: { personId: name, name },
  attendance,
});
const session = (title: string, people: ReportedSession['people']): ReportedSession => ({
  ...{ sessionId: title, title, startsAt: '2027-03-09T09:00:00Z', endsAt: '2027-03-09T10:00:00Z' },
  people,
});
const policy = session('Policy clinic', [seat('Zoë Lind', 'attended'), seat('Ben Ode', 'no-show')]);
const intake = session('Intake clinic', [seat('Zoë Lind', 'partial'), seat('Cem Policyn', 'not-recorded')]);

test('a title finds the whole session, a name those who have it, whatever their accents', () => {
  expect(foundIn([policy, intake], '')).toEqual([policy, intake]);
  expect(foundIn([policy, intake], 'intake')).toEqual([intake]);
  expect(foundIn([policy, intake], 'zoe').map(({ people }) => people.map(({ person }) => person.name))).toEqual([
    ['Zoë Lind'],
    ['Zoë Lind'],
  ]);
  expect(foundIn([policy, intake], 'policy').map(({ title, people }) => [title, people.length])).toEqual([
    ['Policy clinic', 2],
    ['Intake clinic', 1],
  ]);
});

test('what nobody recorded is not known, and counts as neither', () => {
  expect(attendanceFinding([session('One', [seat('Ana', 'attended')])])).toBe('1 seat in 1 session: everybody came.');
  expect(attendanceFinding([policy])).toBe('2 seats in 1 session: 1 came, 1 did not.');
  expect(attendanceFinding([policy, intake])).toBe(
    '4 seats in 2 sessions: 2 came, 1 did not. Of one nobody has recorded it: we do not know.',
  );
});
