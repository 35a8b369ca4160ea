import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { currentFramework } from './browse-courses.ts';
import { expiringLessons, HORIZON_DAYS } from './rules/content-health.ts';
import { evidenceOf, isThin, requirementsOf } from './rules/coverage.ts';
import { readContent } from './store/content.ts';
import { latestSessionTypes } from './store/session-types.ts';

/** What published courses hold, which of their facts expire, and how well each requirement can be shown. @throws {FrameworkNotPublished} */
export async function viewContentHealth(context: Context) {
  const today = utcDay(context);
  const [content, framework, sessionTypes] = await Promise.all([
    readContent(context.db),
    currentFramework(context),
    latestSessionTypes(context.db),
  ]);
  const taught = content.map(({ edition: { outline } }) => ({
    quizzes: outline.quizzes,
    lessons: outline.modules.flatMap(({ lessons }) => lessons),
  }));
  return {
    seenOn: today.toString(),
    horizonOn: today.add({ days: HORIZON_DAYS }).toString(),
    courses: content.map(({ edition, lessons, items }) => ({
      courseId: edition.courseId,
      editionId: edition.id,
      edition: edition.number,
      title: edition.title,
      owner: edition.outline.owner ?? null,
      lessons: lessons.length,
      minutes: edition.minutes,
      items,
      figures: lessons.reduce((sum, lesson) => sum + lesson.figures, 0),
      sources: new Set(lessons.flatMap(({ sources }) => sources.map(({ url }) => url))).size,
      expiring: expiringLessons(lessons, today).map(({ lessonId, title, expiresOn, isExpired }) => ({
        lessonId,
        title,
        expiresOn,
        isExpired,
      })),
    })),
    requirements: requirementsOf(framework, evidenceOf(taught, sessionTypes)).map((requirement) => ({
      ...requirement,
      isThin: isThin(requirement),
    })),
  };
}
