import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { call, need, orElse, type Problem } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { momentOf } from '#lib/format.ts';
import { viewCourse, viewFramework } from '#server/catalog/contract.ts';
import { enrol, listMyEnrolments } from '#server/learning/contract.ts';
import { startAttempt } from '#server/quiz/contract.ts';
import { skillsShown } from './skills-shown.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [course, framework, enrolments] = await Promise.all([
    need(call(event, viewCourse, { params: event.params })),
    need(call(event, viewFramework, {})),
    orElse(call(event, listMyEnrolments, {}), { items: [] }),
  ]);
  const completed = new Set(enrolments.items.filter(({ completedAt }) => completedAt).map(({ courseId }) => courseId));
  const prerequisites = await Promise.all(
    course.prerequisites.map(async (courseId) => ({
      courseId,
      title: (await orElse(call(event, viewCourse, { params: { courseId } }), null))?.title ?? null,
      isMet: completed.has(courseId),
    })),
  );
  return {
    course,
    prerequisites,
    enrolment: enrolments.items.find(({ courseId }) => courseId === course.courseId) ?? null,
    skills: skillsShown(course, framework),
    mayEnrol: event.locals.me!.accessRoles.includes('learner'),
    isFinished: event.url.searchParams.has('finished'),
  };
};

export const actions: Actions = {
  enrol: async (event) => {
    const answer = await call(event, enrol, { body: { courseId: event.params.courseId } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    redirect(303, `/learn/${answer.data.enrolmentId}`);
  },
  start: async (event) => {
    const { enrolmentId, quizKind, mode } = await textsOf(event, 'enrolmentId', 'quizKind', 'mode');
    if (!isQuizKind(quizKind) || !isMode(mode)) error(400, 'There is no such quiz.');
    const answer = await call(event, startAttempt, { params: { enrolmentId }, body: { quizKind, mode } });
    if (!answer.ok) return fail(answer.problem.status, { problem: worded(answer.problem, event), quizKind });
    redirect(303, `/quiz/${answer.data.attemptId}`);
  },
};

const isQuizKind = (kind: string) => kind === 'knowledge' || kind === 'scenario';
const isMode = (mode: string) => mode === 'practice' || mode === 'certified';

/** The API tells instants; people get them in their own zone. */
function worded(problem: Problem, { locals }: RequestEvent) {
  const { nextAttemptAt, tries } = problem;
  const said = refused(problem);
  if (typeof nextAttemptAt === 'string')
    return { ...said, detail: `Not yet. Try again from ${momentOf(nextAttemptAt, locals.me!.timeZone)}. Practice is open at any time.` };
  if (typeof tries === 'number')
    return { ...said, detail: `All ${tries} tries are used. A coach can grant one more. Practice is open at any time.` };
  return said;
}
