import { expect, test } from 'vitest';
import { cellsOf } from '#server/skills/rules/cells.ts';
import type { Evidence } from '#server/skills/rules/level.ts';

const today = Temporal.PlainDate.from('2026-11-24');
const setting = { today, dueDays: 60, maxLevelByKind: new Map([['quiz-scenario', 2]]) };
const person = { personId: 'p', departmentId: 'd' };
const evidence = (skillId: string, level: number, lapsesOn: string): Evidence => ({
  id: `${skillId}-${lapsesOn}`,
  skillId,
  level,
  kind: 'quiz-scenario',
  shownOn: Temporal.PlainDate.from('2025-12-01'),
  lapsesOn: Temporal.PlainDate.from(lapsesOn),
  supersedes: null,
});

test('a required skill without evidence is not assessed and has no level', () => {
  const [cell] = cellsOf(person, new Map([['sbom-practice', { level: 1, critical: true }]]), [], setting);
  expect(cell).toMatchObject({ state: 'not-assessed', level: null, lapsesOn: null, lapsesSoon: false });
});

test('evidence on a skill nobody asked for makes a cell that requires nothing', () => {
  const [cell] = cellsOf(person, new Map(), [evidence('sbom-practice', 2, '2027-12-01')], setting);
  expect(cell).toMatchObject({ required: 0, critical: false, state: 'met', level: 2 });
});

test('lapsed evidence keeps its date, gives no level, and is nothing where nothing is required', () => {
  const rows = [evidence('sbom-practice', 2, '2026-11-24')];
  const required = new Map([['sbom-practice', { level: 1, critical: false }]]);
  expect(cellsOf(person, required, rows, setting)[0]).toMatchObject({ state: 'lapsed', level: null, lapsesOn: '2026-11-24' });
  expect(cellsOf(person, new Map(), rows, setting)).toEqual([]);
});

test('lapses soon means within 90 days', () => {
  const required = new Map([['sbom-practice', { level: 1, critical: false }]]);
  const soon = (lapsesOn: string) => cellsOf(person, required, [evidence('sbom-practice', 2, lapsesOn)], setting)[0]!.lapsesSoon;
  expect([soon('2027-02-22'), soon('2027-02-23')]).toEqual([true, false]);
});
