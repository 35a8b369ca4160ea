import { expect, test } from 'vitest';
import { opensUntil } from '#server/coaching/rules/disclosure.ts';
import { whenGranted, whenRefused } from '#server/coaching/rules/notices-of-disclosure.ts';

const NOW = Temporal.Instant.from('2026-11-24T22:30:00Z');

test('the person and all who wrote hear of a grant at once, the asker too; of a refusal the asker alone', () => {
  const asked = { id: 'd', subjectId: 'person', askedBy: 'asker', writerIds: ['one', 'two'] };
  const granted = whenGranted(asked, NOW, opensUntil(NOW));
  expect(granted.map(({ kind, personId }) => [kind, personId])).toEqual([
    ['disclosure-granted', 'person'],
    ['disclosure-of-writing', 'one'],
    ['disclosure-of-writing', 'two'],
    ['disclosure-answered', 'asker'],
  ]);
  expect(granted.every(({ isUrgent, dueAt }) => isUrgent && dueAt.equals(NOW))).toBe(true);
  expect(whenRefused(asked, NOW).map(({ personId }) => personId)).toEqual(['asker']);
});
