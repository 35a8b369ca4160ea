import { expect, test } from 'vitest';
import { assertTerm, AuditorWithoutEnd, rolesOn } from '#server/identity/rules/access-term.ts';
import type { AccessRole } from '#server/shared/context.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const given = (accessRoles: AccessRole[], until: string | null) => ({
  accessRoles,
  auditorUntil: until === null ? null : Temporal.PlainDate.from(until),
});

test.each([
  [['auditor'], '2026-11-24'],
  [['auditor', 'coach'], '2027-11-24'],
  [['coach'], null],
  [[], null],
] as [AccessRole[], string | null][])('%j until %s is given', (roles, until) => {
  expect(() => assertTerm(given(roles, until), today)).not.toThrow();
});

test.each([
  [['auditor'], null],
  [['auditor'], '2026-11-23'],
  [['auditor'], '2027-11-25'],
  [['coach'], '2026-12-31'],
] as [AccessRole[], string | null][])('%j until %s is refused at its field', (roles, until) => {
  const refused = () => assertTerm(given(roles, until), today);
  expect(refused).toThrow(AuditorWithoutEnd);
  expect(refused).toThrow(
    expect.objectContaining({ facts: { errors: [expect.objectContaining({ pointer: '#/auditorUntil' })] } }),
  );
});

test('an auditor is one on the last day and not on the next; other roles stay', () => {
  const term = given(['learner', 'auditor', 'coach'], '2026-11-24');
  expect(rolesOn(term, today)).toEqual(['learner', 'auditor', 'coach']);
  expect(rolesOn(term, today.add({ days: 1 }))).toEqual(['learner', 'coach']);
  expect(rolesOn(given(['learner', 'author'], null), today)).toEqual(['learner', 'author']);
});
