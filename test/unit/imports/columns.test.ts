import { expect, test } from 'vitest';
import { readHead } from '#server/imports/rules/columns.ts';

test('columns are known however their words are joined; those of the export that say nothing are passed over', () => {
  expect(readHead(['Email', ' Job Roles', 'person_id', 'manager-email', ''])).toEqual({
    at: ['email', 'job_roles', null, 'manager_email', null],
    mistakes: [],
  });
});

test('one that nobody knows, one that is there twice, and the one that is needed', () => {
  expect(readHead(['name', 'salary', 'name']).mistakes).toEqual([
    { line: 1, column: 'salary', detail: 'There is no such column.' },
    { line: 1, column: 'name', detail: 'This column is there twice.' },
    { line: 1, column: 'email', detail: 'This column is missing: it says who is meant.' },
  ]);
});
