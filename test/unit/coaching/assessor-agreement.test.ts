import { expect, test } from 'vitest';
import { agreementOf, type Rating } from '#server/coaching/rules/assessor-agreement.ts';

const rating = (personId: string, assessorId: string, level: number, on = '2026-11-01'): Rating => ({
  personId,
  skillId: 'license-obligations',
  assessorId,
  level,
  ratedAt: Temporal.Instant.from(`${on}T10:00:00Z`),
});
const both = (personId: string, first: number, second: number) => [
  rating(personId, 'ana', first),
  rating(personId, 'ben', second, '2026-11-20'),
];
const five = [...both('a', 1, 1), ...both('b', 2, 2), ...both('c', 2, 1), ...both('d', 1, 3), ...both('e', 3, 3)];

test('of five people whom two assessors rated, three got the same level and one differs by two', () => {
  const [skill] = agreementOf(five);
  expect(skill).toEqual({
    skillId: 'license-obligations',
    assessors: 2,
    people: 5,
    comparisons: 5,
    agreed: 3,
    farApart: 1,
  });
});

test('four people are not shown, and nobody compared is said as none', () => {
  expect(agreementOf(five.slice(0, 8))[0]).toMatchObject({ people: null, comparisons: null, agreed: null, farApart: null });
  expect(agreementOf([rating('a', 'ana', 1)])[0]).toMatchObject({ people: 0, comparisons: 0, agreed: 0 });
});

test('the last rating of an assessor counts, and ratings of half a year apart are not compared', () => {
  const corrected = [...five, rating('c', 'ana', 1, '2026-11-25')];
  expect(agreementOf(corrected)[0]).toMatchObject({ comparisons: 5, agreed: 4 });
  const old = five.map((each) =>
    each.personId === 'e' && each.assessorId === 'ana' ? rating('e', 'ana', 3, '2026-05-01') : each,
  );
  expect(agreementOf([...old, ...both('f', 1, 1)])[0]).toMatchObject({ people: 5, comparisons: 5, agreed: 3 });
});

test('three assessors of one person are three comparisons', () => {
  expect(agreementOf([...five, rating('a', 'eve', 1)])[0]).toMatchObject({ assessors: 3, people: 5, comparisons: 7, agreed: 5 });
});
