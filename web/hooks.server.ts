import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { viewMe } from '#server/identity/contract.ts';
import { ApiRefusal, call } from '#lib/server/api.ts';
import { putLessonIn } from '#lib/server/lesson-page.ts';

/** Who is signed in, the way to the sign-in page, and the chosen theme written into the page, so that nothing flashes. */
export const handle: Handle = async ({ event, resolve }) => {
  event.locals.me = await whoIs(event);
  if (!event.locals.me && needsSignIn(event)) {
    const { pathname, search } = event.url;
    const next = event.request.method === 'GET' ? pathname + search : pathname;
    redirect(303, next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`);
  }
  const chosen = event.cookies.get('theme');
  const theme = chosen === 'light' || chosen === 'dark' ? `data-theme="${chosen}"` : '';
  const response = await resolve(event, {
    preload: isNeededAtOnce,
    transformPageChunk: ({ html }) => putLessonIn(html.replace('%tributary.theme%', theme), event.locals),
  });
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  if (event.locals.me && !response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-store');
  return response;
};

/** Fonts with the letters of English too, so that no page is set twice. */
const isNeededAtOnce = ({ type, path }: { type: string; path: string }) =>
  type === 'js' || type === 'css' || (type === 'font' && path.includes('-latin-wght-normal'));

/** Everything is behind sign-in except the folder `(open)` and addresses that lead nowhere. */
const needsSignIn = ({ route }: RequestEvent) => route.id !== null && !route.id.startsWith('/(open)');

async function whoIs(event: RequestEvent) {
  if (!event.cookies.get('tributary_session')) return null;
  const answer = await call(event, viewMe, {});
  if (answer.ok) return answer.data;
  if (answer.problem.status === 401) return null;
  throw new ApiRefusal(answer.problem);
}

export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  if (error instanceof ApiRefusal) {
    const { status, detail, title, type } = error.problem;
    // An address with a part that cannot be one leads nowhere; that is no fault of the reader's request.
    if (type === '/problems/malformed-request' && event.request.method === 'GET')
      return { status: 404, message: 'There is no such page.' };
    return { status, message: detail ?? title, code: type.replace('/problems/', '') };
  }
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
};
