import { latestEdition, readBank, type Edition, type Question } from '#server/catalog/index.ts';
import { issueCertificate } from '#server/certificates/index.ts';
import { completeLessons, enrol, findEnrolment, recordQuizPass } from '#server/learning/index.ts';
import {
  findAttempt,
  randomFrom,
  saveAnswers,
  startAttempt,
  submitAttempt,
  whatAttemptShowed,
  type Random,
} from '#server/quiz/index.ts';
import type { Context } from '#server/shared/context.ts';
import { recordEvidence } from '#server/skills/index.ts';
import type { Member } from './found.ts';

/** Instants at which something happens to a person; what happens is done when the next instant is asked for. */
export type Life = AsyncGenerator<Temporal.Instant, void>;

export interface Course {
  edition: Edition;
  questionById: ReadonlyMap<string, Question>;
}

/** The course as learners get it now, with its bank: the demo has to know what is right to answer like people do. */
export async function readCourse(context: Context, courseId: string): Promise<Course> {
  const edition = (await latestEdition(context.db, courseId))!;
  const kinds = edition.outline.quizzes.map(({ kind }) => kind);
  const banks = await Promise.all(kinds.map((kind) => readBank(context.db, edition.id, kind)));
  return { edition, questionById: new Map(banks.flat().map((question) => [question.id, question])) };
}

export interface CoursePlan {
  course: Course;
  /** When the person begins. */
  from: Temporal.Instant;
  /** Steps after which they stop for now; more than the course has means to the end. */
  stopsAfter: number;
  /** When history ends. */
  until: Temporal.Instant;
}

/** A person takes a course: lessons every few days, then each quiz, with another try after a failed one. */
export async function* takeCourse(as: (at: Temporal.Instant) => Context, member: Member, plan: CoursePlan): Life {
  const { edition } = plan.course;
  const random = randomFrom(`${member.email}/${edition.courseId}`);
  let at = plan.from;
  let steps = plan.stopsAfter;
  yield at;
  const enrolmentId = await enrol(as(at), edition.courseId);
  const lessonIds = edition.outline.modules.flatMap((module) => module.lessons.map(({ id }) => id));
  const read = lessonIds.slice(0, steps).map((lessonId) => ({ lessonId, at: (at = later(at, random, 1)) }));
  const known = read.filter((lesson) => Temporal.Instant.compare(lesson.at, plan.until) < 0);
  if (known.length > 0) {
    yield known.at(-1)!.at;
    await completeLessons(as(known.at(-1)!.at), enrolmentId, known);
  }
  if (known.length < lessonIds.length) return;
  steps -= lessonIds.length;
  for (const { kind } of edition.outline.quizzes) {
    if (steps-- <= 0) return;
    let ability = member.ability;
    for (let tries = 0; tries < 3; tries++) {
      at = later(at, random, tries === 0 ? 1 : 2);
      yield at;
      if (await sitQuiz(as(at), { enrolmentId, kind, ability, questionById: plan.course.questionById, random })) break;
      // Who failed reads the lesson again.
      ability += (1 - ability) / 2;
    }
  }
  const enrolment = await findEnrolment(as(at).db, enrolmentId);
  if (!enrolment?.completedAt) return;
  const { personId, courseId, editionId, cycle, completedAt } = enrolment;
  await issueCertificate(as(at), { enrolmentId, personId, courseId, editionId, cycle, completedAt });
}

interface Sitting {
  enrolmentId: string;
  kind: 'knowledge' | 'scenario';
  ability: number;
  questionById: Course['questionById'];
  random: Random;
}

/** Answer a quiz as well as one can, hand it in, and let the reactions happen. @returns whether it was passed. */
async function sitQuiz(context: Context, { enrolmentId, kind, ability, questionById, random }: Sitting): Promise<boolean> {
  const attemptId = await startAttempt(context, enrolmentId, { quizKind: kind, mode: 'certified' });
  const { paper } = (await findAttempt(context.db, attemptId))!;
  const given = paper.map(({ questionId }, position) => {
    const { options, mustNotMiss, awareness } = questionById.get(questionId)!;
    // What must not be missed is what everybody is told first.
    const isRight = random() < (mustNotMiss || awareness ? 0.5 + ability / 2 : ability);
    const chosen = options.filter(({ correct }) => correct === isRight).map(({ id }) => id);
    return { position, chosen: isRight ? chosen : chosen.slice(0, 1), flagged: false };
  });
  await saveAnswers(context, attemptId, given);
  await submitAttempt(context, attemptId);
  const showed = await whatAttemptShowed(context, attemptId);
  if (!showed) return false;
  await recordEvidence(context, showed.evidence);
  await recordQuizPass(context, showed.pass);
  return true;
}

/** At least so many days later, at most two more, on a working day, in working hours. */
function later(at: Temporal.Instant, random: Random, days: number): Temporal.Instant {
  const moved = at.toZonedDateTimeISO('UTC').add({ days: days + Math.floor(random() * 3) });
  const weekend = Math.max(0, moved.dayOfWeek - 5);
  const workday = weekend > 0 ? moved.add({ days: 3 - weekend }) : moved;
  return workday.with({ hour: 7 + Math.floor(random() * 9), minute: Math.floor(random() * 60), second: 0 }).toInstant();
}
