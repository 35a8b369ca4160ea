import { asc, count, eq, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { courseEditions, lessons, questions } from '#db/schema/catalog.ts';
import { editionColumns, toEdition } from './editions.ts';
import type { LessonText } from './lesson-texts.ts';

const aboutLesson = sql<string>`${questions.content} ->> 'lesson'`;
const sumOf = (held: readonly { items: number }[]) => held.reduce((total, { items }) => total + items, 0);

/** Latest editions by title, with what their lessons and banks hold, without texts and keys. */
export async function readContent(db: Queryable) {
  const [editions, texts, banks] = await Promise.all([
    db.select(editionColumns).from(courseEditions).where(eq(courseEditions.isLatest, true)).orderBy(asc(courseEditions.title)),
    db
      .select({
        editionId: lessons.editionId,
        lessonId: lessons.lessonId,
        title: lessons.title,
        expiresOn: lessons.expiresOn,
        sources: lessons.sources,
        figures: sql<number>`(length(${lessons.html}) - length(replace(${lessons.html}, '<figure', ''))) / 7`,
      })
      .from(lessons)
      .innerJoin(courseEditions, eq(courseEditions.id, lessons.editionId))
      .where(eq(courseEditions.isLatest, true))
      .orderBy(asc(lessons.position)),
    db
      .select({ editionId: questions.editionId, quiz: questions.quizKind, lessonId: aboutLesson, items: count() })
      .from(questions)
      .innerJoin(courseEditions, eq(courseEditions.id, questions.editionId))
      .where(eq(courseEditions.isLatest, true))
      .groupBy(questions.editionId, questions.quizKind, aboutLesson)
      .orderBy(asc(questions.quizKind)),
  ]);
  return editions.map((row) => {
    const bank = banks.filter(({ editionId }) => editionId === row.id);
    return {
      edition: toEdition(row),
      lessons: texts
        .filter(({ editionId }) => editionId === row.id)
        .map(({ editionId: _editionId, sources, ...lesson }) => ({
          ...lesson,
          sources: sources as LessonText['sources'],
          items: sumOf(bank.filter(({ lessonId }) => lessonId === lesson.lessonId)),
        })),
      items: [...Map.groupBy(bank, ({ quiz }) => quiz)].map(([quiz, held]) => ({ quiz, items: sumOf(held) })),
    };
  });
}

export type CourseContent = Awaited<ReturnType<typeof readContent>>[number];
