import { expect, test } from 'vitest';
import { STAGES, stageName } from '#server/catalog/rules/stages.ts';

test('each stage has a name; one that is not known is called by its id', () => {
  expect(STAGES.map(({ id }) => id)).toEqual(['S0', 'S1', 'S2', 'S3', 'S4']);
  expect([stageName('S1'), stageName('S9')]).toEqual(['Managed use', 'S9']);
});
