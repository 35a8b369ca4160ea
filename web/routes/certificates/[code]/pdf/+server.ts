import { error, redirect } from '@sveltejs/kit';
import { API_URL } from '$app/env/private';
import type { RequestHandler } from './$types';

/**
 * The certificate as the API draws it. In one process only text passes between the pages and the API, so the browser
 * fetches it from the API beside us.
 */
export const GET: RequestHandler = async ({ params, cookies }) => {
  const path = `/api/v1/certificates/${encodeURIComponent(params.code)}/pdf`;
  if (!API_URL) redirect(303, path);
  const session = cookies.get('tributary_session') ?? '';
  const answer = await fetch(new URL(path, API_URL), { headers: { cookie: `tributary_session=${session}` } });
  if (answer.status === 404) error(404, 'There is no such certificate, or it is not yours.');
  if (!answer.ok) error(503, 'The PDF could not be drawn. The certificate itself is valid; try again in a minute.');
  return new Response(answer.body, {
    headers: {
      'content-type': answer.headers.get('content-type') ?? 'application/pdf',
      'content-disposition': answer.headers.get('content-disposition') ?? 'inline',
      'cache-control': 'private, no-store',
    },
  });
};
