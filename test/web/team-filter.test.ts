import { expect, test } from 'vitest';
import { askedIn, filtered } from '../../web/routes/team/team-filter.ts';

const people = [
  { name: 'Zoë Aalto', skills: [{ critical: true, state: 'met' as const }] },
  { name: 'Bruno Nasser', skills: [{ critical: true, state: 'not-assessed' as const }] },
  { name: 'Aylin Bello', skills: [{ critical: false, state: 'lapsed' as const }] },
];
const names = (query: string) => filtered(people, askedIn(new URLSearchParams(query))).map(({ name }) => name);

test('a team is searched by name without case and accents', () => {
  expect(names('q=zoe')).toEqual(['Zoë Aalto']);
  expect(names('q= NASSER ')).toEqual(['Bruno Nasser']);
});

test('and filtered by what is known; what is not known is no gap', () => {
  expect(names('show=wanting')).toEqual(['Aylin Bello']);
  expect(names('show=unknown')).toEqual(['Bruno Nasser']);
  expect(names('show=critical')).toEqual(['Bruno Nasser']);
  expect(names('show=best')).toHaveLength(3);
});
