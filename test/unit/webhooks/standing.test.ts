import { expect, test } from 'vitest';
import { assertNotEnded, assertSends } from '#server/webhooks/rules/standing.ts';

const code = (deed: () => void): string | null => {
  try {
    deed();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each([
  ['active', true, null],
  ['active', false, 'webhooks/endpoint-rests'],
  ['paused', true, 'webhooks/endpoint-rests'],
  ['failing', true, 'webhooks/endpoint-rests'],
  ['ended', true, 'webhooks/endpoint-ended'],
] as const)('%s, host allowed: %s', (state, isHostAllowed, expected) =>
  expect(code(() => assertSends({ state, isHostAllowed }))).toBe(expected),
);

test('what rests can be changed, what has ended cannot', () => {
  for (const state of ['active', 'paused', 'failing'] as const) expect(code(() => assertNotEnded({ state }))).toBeNull();
  expect(code(() => assertNotEnded({ state: 'ended' }))).toBe('webhooks/endpoint-ended');
});
