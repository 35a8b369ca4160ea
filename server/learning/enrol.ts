import { latestEdition, missingSlots } from '#server/catalog/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { completedCourses, insertEnrolment, latestEnrolment, lockCourseOf } from './store/enrolments.ts';

export class PrerequisitesUnmet extends Refusal {
  constructor(missing: readonly string[]) {
    super('conflict', 'learning/prerequisites-unmet', `First complete ${missing.join(', ')}.`, { missing });
  }
}

export class CourseNotOpen extends Refusal {
  constructor(missing: readonly { id: string; label: string }[]) {
    super('conflict', 'learning/course-not-open', 'The OSPO has not filled in what this course needs yet.', { missing });
  }
}

/**
 * Enrol the acting person in the latest edition of a course. While a cycle is open, its enrolment is the answer; after
 * completion the next cycle begins.
 *
 * @throws {NotFound} @throws {CourseNotOpen} @throws {PrerequisitesUnmet} naming what is missing.
 */
export async function enrol(context: Context, courseId: string): Promise<string> {
  const personId = actingPerson(context);
  const edition = await latestEdition(context.db, courseId);
  if (!edition) throw new NotFound('course');
  const empty = await missingSlots(context, edition);
  if (empty.length > 0) throw new CourseNotOpen(empty);

  return context.db.transaction(async (tx) => {
    await lockCourseOf(tx, personId, courseId);
    const open = await latestEnrolment(tx, personId, courseId);
    if (open && !open.completedAt) return open.id;
    const completed = await completedCourses(tx, personId, edition.prerequisites);
    const missing = edition.prerequisites.filter((prerequisite) => !completed.has(prerequisite));
    if (missing.length > 0) throw new PrerequisitesUnmet(missing);
    return insertEnrolment(tx, { personId, courseId, editionId: edition.id, enrolledAt: context.now() });
  });
}
