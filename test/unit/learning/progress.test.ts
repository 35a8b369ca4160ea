import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isComplete, progressPercent } from '#server/learning/rules/progress.ts';

const requirement = { lessonIds: ['a', 'b', 'c'], quizKinds: ['knowledge'] };
const steps = ['a', 'b', 'c', 'knowledge', 'not-asked-for'];
const doneAfter = (taken: readonly string[]) => ({ lessonIds: new Set(taken), quizKinds: new Set(taken) });

test('progress is 0–100, never falls, and is 100 exactly when complete', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...steps)), (taken) => {
      let before = 0;
      for (let count = 0; count <= taken.length; count++) {
        const done = doneAfter(taken.slice(0, count));
        const percent = progressPercent(requirement, done);
        expect(percent).toBeGreaterThanOrEqual(before);
        expect(percent).toBeLessThanOrEqual(100);
        expect(percent === 100).toBe(isComplete(requirement, done));
        before = percent;
      }
    }),
  );
});

test('three of four steps are 75 per cent', () => {
  expect(progressPercent(requirement, doneAfter(['a', 'b', 'c']))).toBe(75);
});
