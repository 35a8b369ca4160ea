import { expect, test } from 'vitest';
import { effectiveLevel, type Evidence } from '#server/skills/rules/level.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const setting = {
  today: day('2026-11-24'),
  dueDays: 60,
  maxLevelByKind: new Map([
    ['quiz-knowledge', 1],
    ['quiz-scenario', 2],
    ['observed', 3],
  ]),
};
const row = (id: string, overrides: Partial<Evidence> = {}): Evidence => ({
  id,
  skillId: 'oss-concepts',
  level: 1,
  kind: 'quiz-scenario',
  shownOn: day('2026-03-03'),
  lapsesOn: day('2027-03-03'),
  supersedes: null,
  ...overrides,
});

test('without evidence a skill is not assessed, which is no level', () => {
  expect(effectiveLevel([], setting)).toEqual({ state: 'not-assessed' });
});

test('the highest current level counts, and says because of what', () => {
  const rows = [
    row('low'),
    row('high', { level: 2 }),
    row('observed long ago', { kind: 'observed', level: 3, lapsesOn: day('2026-11-24') }),
  ];
  expect(effectiveLevel(rows, setting)).toMatchObject({ state: 'assessed', level: 2, isDue: false, because: { id: 'high' } });
});

test('the kind caps the level, and kinds that give none do not count', () => {
  expect(effectiveLevel([row('quiz', { kind: 'quiz-knowledge', level: 4 })], setting)).toMatchObject({ level: 1 });
  expect(effectiveLevel([row('self', { kind: 'self', level: 4 })], setting)).toEqual({ state: 'not-assessed' });
});

test('a correction supersedes, also downwards to an assessed level 0', () => {
  const rows = [row('wrong', { level: 2 }), row('right', { level: 0, supersedes: 'wrong' })];
  expect(effectiveLevel(rows, setting)).toMatchObject({ state: 'assessed', level: 0 });
});

test('what was taken back leaves what was known without it, which may be nothing', () => {
  const takenBack = [row('wrong', { level: 2 }), row('back', { level: 0, supersedes: 'wrong', takesBack: true })];
  expect(effectiveLevel(takenBack, setting)).toEqual({ state: 'not-assessed' });
  expect(effectiveLevel([...takenBack, row('quiz')], setting)).toMatchObject({ state: 'assessed', level: 1 });
});

test('only lapsed evidence is lapsed, not level 0', () => {
  expect(effectiveLevel([row('old', { lapsesOn: day('2026-11-24') })], setting)).toMatchObject({
    state: 'lapsed',
    because: { id: 'old' },
  });
});

test('what will be shown later does not count yet', () => {
  expect(effectiveLevel([row('tomorrow', { shownOn: day('2026-11-25') })], setting)).toEqual({ state: 'not-assessed' });
});
