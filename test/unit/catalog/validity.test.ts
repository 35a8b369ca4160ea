import { expect, test } from 'vitest';
import { lapsesOn } from '#server/catalog/rules/validity.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

test('months end where the month ends', () => {
  expect(lapsesOn(day('2026-08-31'), 18).toString()).toBe('2028-02-29');
  expect(lapsesOn(day('2026-03-03'), 12).toString()).toBe('2027-03-03');
});
