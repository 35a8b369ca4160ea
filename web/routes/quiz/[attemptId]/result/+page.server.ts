import { redirect } from '@sveltejs/kit';
import { ApiRefusal, call, need } from '#lib/server/api.ts';
import { allLessons } from '#lib/course-words.ts';
import { viewFramework } from '#server/catalog/contract.ts';
import { viewEnrolment } from '#server/learning/contract.ts';
import { viewResult } from '#server/quiz/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { attemptId } = event.params;
  const answer = await call(event, viewResult, { params: { attemptId } });
  if (!answer.ok && answer.problem.type === '/problems/quiz/not-submitted-yet') redirect(303, `/quiz/${attemptId}`);
  if (!answer.ok) throw new ApiRefusal(answer.problem);
  const { questions, shown, ...result } = answer.data;
  const [enrolment, framework] = await Promise.all([
    need(call(event, viewEnrolment, { params: { enrolmentId: result.enrolmentId } })),
    need(call(event, viewFramework, {})),
  ]);
  const lessons = new Map(allLessons(enrolment).map(({ id, title, minutes }) => [id, { id, title, minutes }]));
  const nameOf = new Map(framework.skills.map(({ id, name }) => [id, name]));
  return {
    result,
    quiz: enrolment.quizzes.find(({ kind }) => kind === result.quizKind)!,
    courseTitle: enrolment.title,
    nextLessonId: enrolment.nextLessonId,
    shown: shown.map((skill) => ({ ...skill, name: nameOf.get(skill.skillId) ?? skill.skillId })),
    questions: questions
      .map((question) => ({ ...question, lesson: lessons.get(question.lessonId) ?? null }))
      .toSorted((a, b) => a.share - b.share || a.position - b.position),
  };
};
