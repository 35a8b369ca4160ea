import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const YEAR_SECONDS = 31_536_000;

/** Turn the key for the search off or on: who speaks to their device, or uses it by switches, may press it unawares. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const isOff = (await request.formData()).get('key') === 'off';
  if (isOff)
    cookies.set('search-key', 'off', { path: '/', httpOnly: true, sameSite: 'lax', secure: false, maxAge: YEAR_SECONDS });
  else cookies.delete('search-key', { path: '/' });
  redirect(303, '/more#keyboard');
};
