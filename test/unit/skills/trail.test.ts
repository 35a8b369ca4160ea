import { expect, test } from 'vitest';
import { trailOf } from '#server/skills/rules/trail.ts';

const day = Temporal.PlainDate.from;
const setting = { today: day('2027-03-01'), dueDays: 60, maxLevelByKind: new Map([['quiz', 2]]) };
const evidence = (id: string, skillId: string, shownOn: string, supersedes: string | null = null) => ({
  ...{ id, skillId, level: 1, kind: 'quiz', supersedes },
  shownOn: day(shownOn),
  lapsesOn: day(shownOn).add({ years: 1 }),
});

test('a trail leads from what job roles ask to the evidence, newest first, and to nothing else', () => {
  const profiles = [
    { id: 'engineer', required: { sbom: { level: 1, critical: false }, licences: { level: 2, critical: true } } },
    { id: 'everybody', required: { sbom: { level: 1, critical: false } } },
  ];
  const rows = [
    evidence('a', 'sbom', '2026-06-01'),
    evidence('b', 'sbom', '2026-09-01', 'a'),
    evidence('c', 'private-passion', '2026-09-01'),
  ];
  const trail = trailOf(profiles, rows, setting);
  expect(trail.map(({ skillId, askedBy, state, level }) => [skillId, askedBy, state, level])).toEqual([
    ['sbom', ['engineer', 'everybody'], 'met', 1],
    ['licences', ['engineer'], 'not-assessed', null],
  ]);
  expect(trail[0]!.evidence.map(({ id, isSuperseded }) => [id, isSuperseded])).toEqual([
    ['b', false],
    ['a', true],
  ]);
});
