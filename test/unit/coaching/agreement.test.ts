import { expect, test } from 'vitest';
import { AGREEMENT, AgreementNotAccepted, assertAccepted } from '#server/coaching/rules/agreement.ts';

test('the version in force has to be accepted; an older one is not enough', () => {
  expect(() => assertAccepted([AGREEMENT.version])).not.toThrow();
  expect(() => assertAccepted(['2025-01'])).toThrow(AgreementNotAccepted);
  expect(() => assertAccepted([])).toThrow(AgreementNotAccepted);
});
