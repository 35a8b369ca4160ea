import { fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused } from '#lib/server/form.ts';
import { allLessons } from '#lib/course-words.ts';
import { handIn, saveHandInDraft, viewLessonHandIn } from '#server/assessment/contract.ts';
import { completeLesson, keepPosition, readLesson, viewEnrolment } from '#server/learning/contract.ts';
import { skillNames } from '#lib/server/skill-names.ts';
import { lessonPage, sendOnce } from '#lib/server/lesson-page.ts';
import { sendWork } from './hand-in.server.ts';
import { lessonOf, placeOf, readerOf } from './reader.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { enrolmentId, lessonId } = event.params;
  const isAhead = event.request.headers.get('sec-purpose')?.startsWith('prefetch');
  const [enrolment, lesson, nameOf] = await Promise.all([
    need(call(event, viewEnrolment, { params: { enrolmentId } })),
    need(call(event, readLesson, { params: { enrolmentId, lessonId } })),
    skillNames(event),
  ]);
  if (!isAhead && enrolment.nextLessonId !== lessonId)
    await call(event, keepPosition, { params: { enrolmentId }, body: { lessonId } });
  const mine = lesson.handIn && (await need(call(event, viewLessonHandIn, { params: { enrolmentId, lessonId } })));
  const { html, terms } = lessonPage(lesson.html);
  const nameFor = (skillId: string) => nameOf.get(skillId) ?? skillId;
  return {
    enrolment: readerOf(enrolment),
    lesson: lessonOf(lesson),
    ...placeOf(enrolment, lessonId),
    mine,
    isJustSaved: event.url.searchParams.has('saved'),
    page: { terms, html: sendOnce(event, html) },
    skills: Object.entries(lesson.skills).map(([id, level]) => ({ id, name: nameFor(id), level })),
  };
};

export const actions: Actions = {
  handIn: (event) => sendWork(event, handIn),
  draft: (event) => sendWork(event, saveHandInDraft),
  done: async (event) => {
    const { enrolmentId, lessonId } = event.params;
    const answer = await call(event, completeLesson, { params: { enrolmentId, lessonId } });
    if (!answer.ok) return fail(answer.problem.status, { problem: refused(answer.problem) });
    const enrolment = await need(call(event, viewEnrolment, { params: { enrolmentId } }));
    const lessons = allLessons(enrolment);
    const after = lessons.slice(lessons.findIndex(({ id }) => id === lessonId) + 1);
    const next = after.find(({ isDone }) => !isDone) ?? lessons.find(({ isDone }) => !isDone);
    redirect(303, next ? `/learn/${enrolmentId}/${next.id}` : `/courses/${enrolment.courseId}?finished`);
  },
};
