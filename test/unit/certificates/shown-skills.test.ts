import { expect, test } from 'vitest';
import { firstLapse, shownSkills, type Shown } from '#server/certificates/rules/shown-skills.ts';

const names = {
  skills: [
    { id: 'first', name: 'First' },
    { id: 'second', name: 'Second' },
  ],
  scale: ['Not yet', 'Recognises', 'Handles routine'].map((name, level) => ({ level, name })),
  kinds: [{ id: 'quiz-scenario', name: 'Scenario quiz' }],
};
const shown = (skillId: string, level: number, lapsesOn = '2027-11-24'): Shown => ({
  skillId,
  level,
  kind: 'quiz-scenario',
  shownOn: Temporal.PlainDate.from('2026-11-24'),
  lapsesOn: Temporal.PlainDate.from(lapsesOn),
});

test('the highest level of each skill is printed, in the order of the framework', () => {
  const skills = shownSkills([shown('second', 1), shown('first', 1), shown('first', 2)], names);
  expect(skills.map(({ skillName, level, levelName, kind }) => [skillName, level, levelName, kind])).toEqual([
    ['First', 2, 'Handles routine', 'Scenario quiz'],
    ['Second', 1, 'Recognises', 'Scenario quiz'],
  ]);
});

test('level 0 shows nothing, and a skill the framework dropped is left out', () => {
  expect(shownSkills([shown('first', 0), shown('gone', 2)], names)).toEqual([]);
});

test('it expires when the first skill lapses', () => {
  expect(firstLapse(shownSkills([shown('first', 1, '2028-01-01'), shown('second', 1, '2027-05-01')], names))).toBe('2027-05-01');
  expect(firstLapse([])).toBeNull();
});
