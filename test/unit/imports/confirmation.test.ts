import { expect, test } from 'vitest';
import { assertConfirmed, ImportHasMistakes, NotConfirmed, toConfirm } from '#server/imports/rules/confirmation.ts';
import { planImport } from '#server/imports/rules/people-plan.ts';
import { facts, recorded } from '#test/support/factories/imports.ts';

const people = [recorded('ada'), recorded('ben'), recorded('cid'), recorded('dot')];
const planOf = (changed: number, leaving = 0) =>
  planImport(
    [
      ...people.slice(0, changed).map(({ email }) => ({ line: 2, email, kind: 'contractor' as const })),
      ...people
        .slice(changed, changed + leaving)
        .map(({ email }) => ({ line: 3, email, leftOn: Temporal.PlainDate.from('2027-01-01') })),
    ],
    facts(people),
  );

test('more than three in ten who change, and anybody who leaves, are confirmed apart', () => {
  expect(toConfirm(planOf(3), 10)).toEqual({ many: false, leaving: false });
  expect(toConfirm(planOf(4), 10)).toEqual({ many: true, leaving: false });
  expect(toConfirm(planOf(2, 1), 10)).toEqual({ many: false, leaving: true });
  expect(toConfirm(planOf(3, 1), 10)).toEqual({ many: true, leaving: true });
});

test('what is not confirmed is named', () => {
  expect(() => assertConfirmed({ many: true, leaving: true }, { many: true, leaving: true })).not.toThrow();
  expect(() => assertConfirmed({ many: false, leaving: false }, { many: false, leaving: false })).not.toThrow();
  expect(() => assertConfirmed({ many: true, leaving: true }, { many: true, leaving: false })).toThrow(NotConfirmed);
  expect(new NotConfirmed(['leaving']).facts).toMatchObject({
    missing: ['leaving'],
    errors: [{ pointer: '#/confirms/leaving' }],
  });
});

test('mistakes are told with line and column', () => {
  const refusal = new ImportHasMistakes([
    { line: 3, column: 'kind', detail: 'No.' },
    { line: 4, column: null, detail: 'No.' },
  ]);
  expect(refusal.facts['errors']).toMatchObject([{ detail: 'Line 3, kind: No.' }, { detail: 'Line 4: No.' }]);
});
