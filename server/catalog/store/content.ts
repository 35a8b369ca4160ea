import { asc, count, eq, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { courseEditions, lessons, questions } from '#db/schema/catalog.ts';
import { editionColumns, toEdition, type LessonText } from './editions.ts';

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
      .select({ editionId: questions.editionId, quiz: questions.quizKind, items: count() })
      .from(questions)
      .innerJoin(courseEditions, eq(courseEditions.id, questions.editionId))
      .where(eq(courseEditions.isLatest, true))
      .groupBy(questions.editionId, questions.quizKind)
      .orderBy(asc(questions.quizKind)),
  ]);
  return editions.map((row) => ({
    edition: toEdition(row),
    lessons: texts
      .filter(({ editionId }) => editionId === row.id)
      .map(({ editionId: _editionId, sources, ...lesson }) => ({ ...lesson, sources: sources as LessonText['sources'] })),
    items: banks.filter(({ editionId }) => editionId === row.id).map(({ quiz, items }) => ({ quiz, items })),
  }));
}
