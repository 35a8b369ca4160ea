import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { courseCompletions, enrolments, lessonCompletions, quizPasses, readingPositions } from '#db/schema/learning.ts';
import { toEnrolment, type Enrolment } from './enrolments.ts';

export interface DoneSteps {
  lessonIds: Set<string>;
  quizKinds: Set<string>;
  readingLessonId: string | null;
}

export interface EnrolmentWithSteps {
  enrolment: Enrolment;
  done: DoneSteps;
}

const columns = {
  enrolment: enrolments,
  completedAt: courseCompletions.completedAt,
  lessonIds: sql<string[]>`array(select ${lessonCompletions.lessonId} from ${lessonCompletions}
    where ${lessonCompletions.enrolmentId} = ${enrolments.id})`,
  quizKinds: sql<
    string[]
  >`array(select ${quizPasses.quizKind} from ${quizPasses} where ${quizPasses.enrolmentId} = ${enrolments.id})`,
  readingLessonId: sql<string | null>`(select ${readingPositions.lessonId} from ${readingPositions}
    where ${readingPositions.enrolmentId} = ${enrolments.id})`,
};

/** Enrolments with what was done in each, in one statement. */
const selectWithSteps = (db: Queryable) =>
  db.select(columns).from(enrolments).leftJoin(courseCompletions, eq(courseCompletions.enrolmentId, enrolments.id));

const statement = prepared((db) =>
  selectWithSteps(db)
    .where(eq(enrolments.id, sql.placeholder('id')))
    .prepare('enrolment_with_steps'),
);

type Row = Awaited<ReturnType<typeof selectWithSteps>>[number];

const toEnrolmentWithSteps = ({ lessonIds, quizKinds, readingLessonId, ...row }: Row): EnrolmentWithSteps => ({
  enrolment: toEnrolment(row),
  done: { lessonIds: new Set(lessonIds), quizKinds: new Set(quizKinds), readingLessonId },
});

/** One's own enrolment; null when it is somebody else's. */
export async function findOwnWithSteps(db: Queryable, enrolmentId: string, personId: string): Promise<EnrolmentWithSteps | null> {
  const [row] = await statement(db).execute({ id: enrolmentId });
  return row?.enrolment.personId === personId ? toEnrolmentWithSteps(row) : null;
}

/** A person's enrolments, newest first. */
export async function listWithSteps(db: Queryable, personId: string): Promise<EnrolmentWithSteps[]> {
  const rows = await selectWithSteps(db)
    .where(eq(enrolments.personId, personId))
    .orderBy(desc(enrolments.enrolledAt), desc(enrolments.id));
  return rows.map(toEnrolmentWithSteps);
}

/** What was done until now, also by this transaction. */
export async function readSteps(tx: Transaction, enrolmentId: string): Promise<DoneSteps> {
  const [row] = await statement(tx).execute({ id: enrolmentId });
  return toEnrolmentWithSteps(row!).done;
}
