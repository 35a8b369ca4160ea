import { expect, test } from 'vitest';
import { expiringLessons, requirementsWithoutQuiz } from '#server/catalog/rules/content-health.ts';
import type { FrameworkContent } from '#server/catalog/rules/framework-format.ts';

test('facts are named when they have expired or will within 180 days', () => {
  const lessons = ['2027-05-24', '2027-05-23', '2026-11-24', '2026-11-25'].map((expiresOn) => ({ expiresOn }));
  expect(expiringLessons(lessons, Temporal.PlainDate.from('2026-11-24'))).toEqual([
    { expiresOn: '2026-11-24', isExpired: true },
    { expiresOn: '2026-11-25', isExpired: false },
    { expiresOn: '2027-05-23', isExpired: false },
  ]);
});

test('requirements up to level 3 that no quiz states are named with whom they concern', () => {
  const requires = (name: string, required: Record<string, number>) => ({
    name,
    required: Object.fromEntries(Object.entries(required).map(([skill, level]) => [skill, { level, critical: false }])),
  });
  const framework = {
    skills: [
      { id: 'sbom', name: 'SBOM' },
      { id: 'risk', name: 'Risk' },
    ],
    profiles: [
      requires('Engineer', { sbom: 2, risk: 1 }),
      requires('Lead', { sbom: 3 }),
      requires('Expert', { risk: 4, sbom: 1 }),
    ],
    kinds: [
      { id: 'quiz-scenario', maxLevel: 2 },
      { id: 'lab', maxLevel: 3 },
    ],
  } as unknown as FrameworkContent;
  const open = requirementsWithoutQuiz(framework, [
    { skill: 'sbom', level: 1 },
    { skill: 'risk', level: 1 },
  ]);
  expect(open).toEqual([
    { skillId: 'sbom', name: 'SBOM', level: 2, reached: 1, isWithinQuizzes: true, profiles: ['Engineer'] },
    { skillId: 'sbom', name: 'SBOM', level: 3, reached: 1, isWithinQuizzes: false, profiles: ['Lead'] },
  ]);
});
