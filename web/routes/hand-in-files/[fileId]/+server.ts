import { error, redirect } from '@sveltejs/kit';
import { API_URL } from '$app/env/private';
import type { RequestHandler } from './$types';

/** A handed-in file. In one process only text passes between the pages and the API, so the browser fetches it beside us. */
export const GET: RequestHandler = async ({ params, cookies }) => {
  const path = `/api/v1/hand-in-files/${encodeURIComponent(params.fileId)}`;
  if (!API_URL) redirect(303, path);
  const session = cookies.get('tributary_session') ?? '';
  const answer = await fetch(new URL(path, API_URL), { headers: { cookie: `tributary_session=${session}` } });
  if (!answer.ok) error(404, 'There is no such file, or you may not see it.');
  return new Response(answer.body, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': answer.headers.get('content-disposition') ?? 'attachment',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
};
