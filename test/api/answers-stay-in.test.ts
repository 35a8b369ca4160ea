import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESS_ROLES } from '#server/shared/context.ts';
import { testApp } from '#test/support/app.ts';
import { aCoursesDirectory, aCourseWithLab, publishOpen } from '#test/support/factories/catalog.ts';
import { enrolIn, type Person } from '#test/support/learner.ts';
import document from './openapi.json' with { type: 'json' };

/** Every address of the committed document that can be looked at: a new one is looked at without anybody thinking of it. */
const PATHS = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
  'get' in methods ? [path] : [],
);

/** Members of a question or a task that answer it, and the sentences of the small course that do. */
const ANSWERS =
  /"(correct|explanation|mustNotMiss|reference|seed|weight|why)":|nobody may copy|Silence of the author|Looks say nothing|sounds harmless/;

describe('while an attempt is open', () => {
  let api: Awaited<ReturnType<typeof testApp>>;
  let person: Person;
  let attemptId: string;
  let known: Record<string, string>;
  const courses = aCoursesDirectory({ 'small-course': aCourseWithLab() });
  beforeAll(async () => {
    api = await testApp();
    await publishOpen(api.context, courses.directory);
    person = await api.aPerson(...ACCESS_ROLES);
    const enrolmentId = await enrolIn(person);
    const url = `/api/v1/enrolments/${enrolmentId}/attempts`;
    const started = await person.as({ method: 'POST', url, payload: { quizKind: 'scenario', mode: 'practice' } });
    attemptId = String(started.json().attemptId);
    known = { attemptId, enrolmentId, courseId: 'small-course', lessonId: 'second-steps', personId: person.personId };
  });
  afterAll(async () => {
    await api.close();
    courses.remove();
  });

  const look = async (path: string) =>
    (await person.as({ url: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? crypto.randomUUID()) })).body;

  test.each(PATHS)('%s answers none of its questions', async (path) => {
    expect(await look(path)).not.toMatch(ANSWERS);
  });

  test('the result does once it is submitted', async () => {
    await person.as({ method: 'POST', url: `/api/v1/attempts/${attemptId}/submission` });
    const result = await look('/api/v1/attempts/{attemptId}/result');
    for (const answer of ['"correct":', '"why":', 'nobody may copy', 'Silence of the author', 'Looks say nothing'])
      expect(result).toContain(answer);
  });
});
