import { redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { viewEnrolment } from '#server/learning/contract.ts';
import type { PageServerLoad } from './$types';

/** Reading goes on where it stopped. */
export const load: PageServerLoad = async (event) => {
  const { courseId, nextLessonId } = await need(call(event, viewEnrolment, { params: event.params }));
  redirect(303, nextLessonId ? `/learn/${event.params.enrolmentId}/${nextLessonId}` : `/courses/${courseId}`);
};
