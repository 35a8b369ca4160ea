import { expect, test } from 'vitest';
import { requirementsOf } from '#server/skills/rules/requirements.ts';

const profiles = [
  {
    id: 'all-employees',
    required: { 'policy-awareness': { level: 1, critical: true }, 'oss-concepts': { level: 1, critical: false } },
  },
  {
    id: 'architect',
    required: { 'policy-awareness': { level: 2, critical: false }, 'license-obligations': { level: 3, critical: true } },
  },
];

test('job roles together ask the highest level, critical when one of them says so', () => {
  expect(Object.fromEntries(requirementsOf(['all-employees', 'architect', 'unknown'], profiles))).toEqual({
    'policy-awareness': { level: 2, critical: true },
    'oss-concepts': { level: 1, critical: false },
    'license-obligations': { level: 3, critical: true },
  });
});

test('nobody asks anything of a person without job roles', () => {
  expect(requirementsOf([], profiles).size).toBe(0);
});
