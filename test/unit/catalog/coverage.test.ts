import { expect, test } from 'vitest';
import { checkCoverage, evidenceOf, isThin, requirementsOf, writeCoverage } from '#server/catalog/rules/coverage.ts';
import type { FrameworkContent } from '#server/catalog/rules/framework-format.ts';

const requires = (name: string, required: Record<string, number>) => ({
  name,
  required: Object.fromEntries(Object.entries(required).map(([skill, level]) => [skill, { level, critical: false }])),
});
const framework = {
  skills: [
    { id: 'sbom', name: 'SBOM' },
    { id: 'risk', name: 'Risk' },
  ],
  profiles: [requires('Engineer', { sbom: 2, risk: 1 }), requires('Lead', { sbom: 3 }), requires('Expert', { risk: 4, sbom: 2 })],
} as unknown as FrameworkContent;
const course = {
  quizzes: [{ states: [{ skill: 'sbom', level: 2 }] }],
  lessons: [
    { kind: 'read', skills: { risk: 1 } },
    { kind: 'lab', skills: { sbom: 3 } },
  ],
};
const requirements = requirementsOf(framework, evidenceOf([course], [{ skills: [{ skill: 'sbom', level: 1 }] }]));

test('requirements up to level 3 say what can show them and whom they concern', () => {
  expect(requirements).toEqual([
    { skillId: 'sbom', name: 'SBOM', level: 2, profiles: ['Engineer', 'Expert'], quizzes: 1, labs: 1, sessionTypes: 0 },
    { skillId: 'sbom', name: 'SBOM', level: 3, profiles: ['Lead'], quizzes: 0, labs: 1, sessionTypes: 0 },
    { skillId: 'risk', name: 'Risk', level: 1, profiles: ['Engineer'], quizzes: 0, labs: 0, sessionTypes: 0 },
  ]);
  expect(requirements.map(isThin)).toEqual([false, true, true]);
  expect(writeCoverage(requirements).split('\n')[2]).toMatch(/^sbom 3 +0 +1 +0 +1 {2}thin$/);
});

test('a requirement that nothing can show and a lesson that no role needs are mistakes', () => {
  const lessons = [
    { file: 'a/010-risk.md', skills: { risk: 1 } },
    { file: 'a/020-cooking.md', skills: { cooking: 1 } },
  ];
  expect(checkCoverage(requirements, lessons)).toEqual([
    {
      file: 'framework/role-profiles.yaml',
      message: 'requires risk 1 of Engineer, which no quiz, lab or session type can show',
    },
    { file: 'a/020-cooking.md', message: 'teaches no skill that a job role needs' },
  ]);
});
