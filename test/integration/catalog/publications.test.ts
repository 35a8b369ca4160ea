import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentFramework, isPublished, publishContent } from '#server/catalog/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { aCourse, aCoursesDirectory } from '#test/support/factories/catalog.ts';
import { testDatabase } from '#test/support/database.ts';

describe('the digest of what is published', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let context: Context;
  const courses = aCoursesDirectory({ 'small-course': aCourse() });
  const folder = courses.directory;
  beforeAll(async () => {
    database = await testDatabase();
    context = { db: database.db, actor: SYSTEM, now: () => Temporal.Instant.from('2026-11-28T09:00:00Z') };
    cpSync('courses/framework', join(courses.directory, 'framework'), { recursive: true });
  });
  afterAll(async () => {
    courses.remove();
    await database.close();
  });

  test('spares a start that finds the same, and only that', async () => {
    const first = { coursesDir: folder, digest: 'first' };
    expect(await isPublished(context, first)).toBe(false);
    const published = await Promise.all([publishContent(context, first), publishContent(context, first)]);
    expect(published.map(({ courses }) => courses[0]!.number).toSorted()).toEqual([1, null]);
    expect(await isPublished(context, first)).toBe(true);
    await publishContent(context, { ...first, digest: 'second' });
    expect(await isPublished(context, first)).toBe(false);
  });

  test('a framework that returns to an earlier text is in force again', async () => {
    const file = join(folder, 'framework', 'skills.yaml');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace(/^( *name: ).*$/m, '$1Other words'));
    const numbers = [];
    for (const text of [readFileSync(file, 'utf8'), before, before]) {
      writeFileSync(file, text);
      await publishContent(context, { coursesDir: folder, digest: 'whatever' });
      numbers.push((await currentFramework(context)).number);
    }
    expect(numbers).toEqual([2, 3, 3]);
  });

  test('is not kept when something could not be published', async () => {
    const digest = 'broken';
    await expect(publishContent(context, { coursesDir: join(folder, 'small-course'), digest })).rejects.toThrow();
    expect(await isPublished(context, { coursesDir: folder, digest })).toBe(false);
  });
});
