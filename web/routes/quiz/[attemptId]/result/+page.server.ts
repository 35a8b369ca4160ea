import { redirect } from '@sveltejs/kit';
import { ApiRefusal, call, need, orElse } from '#lib/server/api.ts';
import { allLessons } from '#lib/course-words.ts';
import { viewCourse, viewFramework } from '#server/catalog/contract.ts';
import { viewEnrolment } from '#server/learning/contract.ts';
import { viewResult } from '#server/quiz/contract.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { attemptId } = event.params;
  const answer = await call(event, viewResult, { params: { attemptId } });
  if (!answer.ok && answer.problem.type === '/problems/quiz/not-submitted-yet') redirect(303, `/quiz/${attemptId}`);
  if (!answer.ok) throw new ApiRefusal(answer.problem);
  const result = answer.data;
  const [enrolment, framework, course] = await Promise.all([
    need(call(event, viewEnrolment, { params: { enrolmentId: result.enrolmentId } })),
    need(call(event, viewFramework, {})),
    orElse(call(event, viewCourse, { params: { courseId: result.courseId } }), null),
  ]);
  // The threshold is told by the latest edition only; of an older one we say nothing rather than something wrong.
  const quiz = course?.edition === enrolment.edition ? course.quizzes.find(({ kind }) => kind === result.quizKind) : undefined;
  const lessons = new Map(allLessons(enrolment).map(({ id, title, minutes }) => [id, { id, title, minutes }]));
  const nameOf = new Map(framework.skills.map(({ id, name }) => [id, name]));
  const { questions, shown, ...rest } = result;
  return {
    result: rest,
    courseTitle: enrolment.title,
    nextLessonId: enrolment.nextLessonId,
    passPercent: quiz?.passPercent ?? null,
    shown: shown.map(({ skillId, level }) => ({ skillId, name: nameOf.get(skillId) ?? skillId, level })),
    questions: questions
      .map((question) => ({ ...question, lesson: lessons.get(question.lessonId) ?? null }))
      .toSorted((a, b) => a.share - b.share || a.position - b.position),
  };
};
