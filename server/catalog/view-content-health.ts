import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { currentFramework } from './browse-courses.ts';
import { expiringLessons, horizonOf } from './rules/content-health.ts';
import { evidenceOf, isThin, requirementsOf } from './rules/coverage.ts';
import { readContent, type CourseContent } from './store/content.ts';
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
    horizonOn: horizonOf(today).toString(),
    courses: content.map((course) => toCourse(course, today)),
    requirements: requirementsOf(framework, evidenceOf(taught, sessionTypes)).map((requirement) => ({
      ...requirement,
      isThin: isThin(requirement),
    })),
  };
}

function toCourse({ edition, lessons, items }: CourseContent, today: Temporal.PlainDate) {
  const outlined = new Map(edition.outline.modules.flatMap((module) => module.lessons.map((lesson) => [lesson.id, lesson])));
  return {
    courseId: edition.courseId,
    editionId: edition.id,
    edition: edition.number,
    title: edition.title,
    owner: edition.outline.owner ?? null,
    lessons: lessons.length,
    minutes: edition.minutes,
    items,
    figures: lessons.reduce((sum, lesson) => sum + lesson.figures, 0),
    sources: addresses(lessons.flatMap(({ sources }) => sources)),
    expiring: expiringLessons(lessons, today).map(({ lessonId, title, expiresOn, isExpired }) => ({
      lessonId,
      title,
      expiresOn,
      isExpired,
    })),
    contents: lessons.map(({ lessonId, title, items, figures, sources, expiresOn }) => ({
      lessonId,
      title,
      kind: outlined.get(lessonId)!.kind,
      words: outlined.get(lessonId)!.words ?? null,
      items,
      figures,
      sources: addresses(sources),
      expiresOn,
    })),
  };
}

const addresses = (sources: readonly { url: string }[]) => new Set(sources.map(({ url }) => url)).size;
