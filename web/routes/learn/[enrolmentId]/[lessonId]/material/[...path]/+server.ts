import { error } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { readLesson } from '#server/learning/contract.ts';
import type { RequestHandler } from './$types';

/** One file of a lesson's material, to work on. */
export const GET: RequestHandler = async (event) => {
  const { enrolmentId, lessonId, path } = event.params;
  const { handIn } = await need(call(event, readLesson, { params: { enrolmentId, lessonId } }));
  const file = handIn?.material.find((material) => material.path === path);
  if (!file) error(404, 'The lesson has no such file.');
  return new Response(file.text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${path.split('/').at(-1)}"`,
      'x-content-type-options': 'nosniff',
    },
  });
};
