import { publish } from '#server/events/outbox.ts';
import type { Context } from '#server/shared/context.ts';
import { CoursesBroken } from './check-courses.ts';
import { contentHash } from './rules/edition.ts';
import { parseFramework } from './rules/framework-format.ts';
import { readFramework } from './store/course-files.ts';
import { insertFramework } from './store/framework.ts';

/**
 * Publish the framework on disk. Safe to repeat: what is published already stays as it is.
 *
 * @returns whether it is a new edition. @throws {CoursesBroken}
 */
export async function publishFramework(context: Context, coursesDir: string): Promise<boolean> {
  const { framework, mistakes } = parseFramework(readFramework(coursesDir));
  if (!framework) throw new CoursesBroken(mistakes);
  return context.db.transaction(async (tx) => {
    const editionId = await insertFramework(tx, {
      contentHash: contentHash(framework),
      content: framework,
      publishedAt: context.now(),
    });
    if (editionId) await publish(tx, { name: 'catalog.framework-published', payload: { frameworkEditionId: editionId } });
    return editionId !== null;
  });
}
