import { LRUCache } from 'lru-cache';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { courseEditions, lessons, questions } from '#db/schema/catalog.ts';
import type { CourseFile, GlossaryFile, QuestionFile } from '../rules/course-schema.ts';
import type { HandIn } from '../rules/hand-in-format.ts';
import type { LessonText } from './lesson-texts.ts';

/** A lesson without its text. */
export interface LessonOutline {
  id: string;
  title: string;
  objective: string;
  minutes: number;
  kind: 'read' | 'scenario' | 'lab' | 'workshop';
  skills: Record<string, number>;
}

/** What pages need of an edition, but texts and questions. */
export interface Outline {
  /** With the words of each lesson; editions published before these were counted do not say. */
  modules: { title: string; lessons: (LessonOutline & { words?: number })[] }[];
  quizzes: CourseFile['quizzes'];
  slots: CourseFile['slots'];
  glossary: GlossaryFile;
  programme: string;
  /** Who keeps the course; editions published before this was kept do not say. */
  owner?: string;
  /** Questions and lessons by hash, so that the next publication can say what changed. */
  parts: unknown;
}

export interface Edition {
  id: string;
  courseId: string;
  number: number;
  contentHash: string;
  title: string;
  summary: string;
  objective: string;
  audience: string;
  stage: string;
  lang: string;
  minutes: number;
  prerequisites: string[];
  skillIds: string[];
  outline: Outline;
  publishedAt: Temporal.Instant;
}

type EditionRow = typeof courseEditions.$inferSelect;

export const toEdition = ({ outline, publishedAt, ...row }: Omit<EditionRow, 'search' | 'isLatest'>): Edition => ({
  ...row,
  outline: outline as Outline,
  publishedAt: publishedAt.toTemporalInstant(),
});

export const editionColumns = {
  id: courseEditions.id,
  courseId: courseEditions.courseId,
  number: courseEditions.number,
  contentHash: courseEditions.contentHash,
  title: courseEditions.title,
  summary: courseEditions.summary,
  objective: courseEditions.objective,
  audience: courseEditions.audience,
  stage: courseEditions.stage,
  lang: courseEditions.lang,
  minutes: courseEditions.minutes,
  prerequisites: courseEditions.prerequisites,
  skillIds: courseEditions.skillIds,
  outline: courseEditions.outline,
  publishedAt: courseEditions.publishedAt,
};

/** Editions never change, so what was read once is kept; each holds some tens of kilobytes. */
const keptEditions = new LRUCache<string, Edition>({ max: 200 });

export async function findEdition(db: Queryable, editionId: string): Promise<Edition | null> {
  const kept = keptEditions.get(editionId);
  if (kept) return kept;
  const [row] = await db.select(editionColumns).from(courseEditions).where(eq(courseEditions.id, editionId));
  if (!row) return null;
  const edition = toEdition(row);
  keptEditions.set(editionId, edition);
  return edition;
}

export async function findEditions(db: Queryable, editionIds: readonly string[]): Promise<Edition[]> {
  if (editionIds.length === 0) return [];
  const rows = await db
    .select(editionColumns)
    .from(courseEditions)
    .where(inArray(courseEditions.id, [...editionIds]));
  return rows.map(toEdition);
}

/** The edition new enrolments get. */
export async function latestEdition(db: Queryable, courseId: string): Promise<Edition | null> {
  const [row] = await db
    .select(editionColumns)
    .from(courseEditions)
    .where(and(eq(courseEditions.courseId, courseId), courseEditions.isLatest));
  return row ? toEdition(row) : null;
}

export interface NewEdition extends Omit<Edition, 'id' | 'number' | 'publishedAt'> {
  contentHash: string;
  publishedAt: Temporal.Instant;
  /** Words of all lessons, for search. */
  words: string;
  lessons: (Omit<LessonText, 'handIn'> & { handIn: HandIn | null; expiresOn: string })[];
  bank: QuestionFile[];
}

/** @returns the number now in force, or null when this very content was in force already. */
export async function insertEdition(tx: Transaction, edition: NewEdition): Promise<number | null> {
  const { courseId, contentHash } = edition;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`course/${courseId}`}, 0))`);
  const [known] = await tx
    .select({ isLatest: courseEditions.isLatest, id: courseEditions.id })
    .from(courseEditions)
    .where(and(eq(courseEditions.courseId, courseId), eq(courseEditions.contentHash, contentHash)));
  if (known?.isLatest) return null;
  await tx
    .update(courseEditions)
    .set({ isLatest: false })
    .where(and(eq(courseEditions.courseId, courseId), courseEditions.isLatest));
  return known ? putInForceAgain(tx, known.id) : insertNext(tx, edition);
}

/** Content that returns to an earlier text is the edition it was. */
async function putInForceAgain(tx: Transaction, id: string): Promise<number> {
  const [row] = await tx
    .update(courseEditions)
    .set({ isLatest: true })
    .where(eq(courseEditions.id, id))
    .returning({ number: courseEditions.number });
  return row!.number;
}

async function insertNext(tx: Transaction, edition: NewEdition): Promise<number> {
  const { lessons: texts, bank, words, publishedAt, courseId, ...row } = edition;
  const [inserted] = await tx
    .insert(courseEditions)
    .values({
      ...row,
      courseId,
      publishedAt: new Date(publishedAt.epochMilliseconds),
      isLatest: true,
      number: sql`(select coalesce(max(number), 0) + 1 from ${courseEditions} where course_id = ${courseId})`,
      search: sql`setweight(to_tsvector('english', ${row.title}), 'A') || setweight(to_tsvector('english', ${`${row.summary} ${row.objective}`}), 'B')
        || setweight(to_tsvector('english', ${words}), 'D')`,
    })
    .returning({ id: courseEditions.id, number: courseEditions.number });
  const { id: editionId, number } = inserted!;
  await tx
    .insert(lessons)
    .values(texts.map(({ id: lessonId, ...text }, position) => ({ ...text, editionId, lessonId, position })));
  if (bank.length > 0) await tx.insert(questions).values(bank.map((question) => toQuestionRow(editionId, question)));
  return number;
}

const toQuestionRow = (editionId: string, content: QuestionFile) => ({
  editionId,
  questionId: content.id,
  quizKind: content.quiz,
  skillId: content.skill,
  level: content.level,
  content,
});
