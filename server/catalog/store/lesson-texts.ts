import { LRUCache } from 'lru-cache';
import { and, asc, eq } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { lessons, questions } from '#db/schema/catalog.ts';
import type { QuestionFile } from '../rules/course-schema.ts';
import type { HandIn } from '../rules/hand-in-format.ts';
import { describeFigures } from '../rules/lesson-html.ts';
import type { LessonOutline } from './editions.ts';

/** Editions never change, so what was read once is kept. */
const keptLessons = new LRUCache<string, { lesson: LessonText; reference: string | null }>({ max: 1000 });
const keptBanks = new LRUCache<string, QuestionFile[]>({ max: 200 });

export interface LessonText extends LessonOutline {
  html: string;
  sources: { title: string; publisher: string; url: string; date: string }[];
  checkedOn: string;
  /** Task, material and rubric, where work is handed in. */
  handIn: Omit<HandIn, 'reference'> | null;
}

export const findLesson = async (db: Queryable, editionId: string, lessonId: string): Promise<LessonText | null> =>
  (await readLessonRow(db, editionId, lessonId))?.lesson ?? null;

/** What good work for a lesson finds. For those who mark it only. */
export const findReference = async (db: Queryable, editionId: string, lessonId: string): Promise<string | null> =>
  (await readLessonRow(db, editionId, lessonId))?.reference ?? null;

async function readLessonRow(db: Queryable, editionId: string, lessonId: string) {
  const key = `${editionId}/${lessonId}`;
  const kept = keptLessons.get(key);
  if (kept) return kept;
  const [row] = await db
    .select()
    .from(lessons)
    .where(and(eq(lessons.editionId, editionId), eq(lessons.lessonId, lessonId)));
  if (!row) return null;
  const { title, objective, minutes, kind, skills, html, checkedOn } = row;
  const { reference = null, ...handIn } = (row.handIn ?? {}) as Partial<HandIn>;
  const lesson: LessonText = {
    id: row.lessonId,
    title,
    objective,
    minutes,
    kind,
    skills,
    html: describeFigures(html),
    checkedOn,
    handIn: row.handIn ? (handIn as LessonText['handIn']) : null,
    sources: row.sources as LessonText['sources'],
  };
  keptLessons.set(key, { lesson, reference });
  return { lesson, reference };
}

/** Questions of a quiz with their keys. For the quiz feature only. */
export async function readBank(db: Queryable, editionId: string, quizKind: 'knowledge' | 'scenario'): Promise<QuestionFile[]> {
  const key = `${editionId}/${quizKind}`;
  const kept = keptBanks.get(key);
  if (kept) return kept;
  const rows = await db
    .select({ content: questions.content })
    .from(questions)
    .where(and(eq(questions.editionId, editionId), eq(questions.quizKind, quizKind)))
    .orderBy(asc(questions.questionId));
  const bank = rows.map((row) => row.content as QuestionFile);
  keptBanks.set(key, bank);
  return bank;
}
