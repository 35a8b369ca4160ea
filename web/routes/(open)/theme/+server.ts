import { redirect } from '@sveltejs/kit';
import { ownPath } from '#lib/server/form.ts';
import type { RequestHandler } from './$types';

const YEAR_SECONDS = 31_536_000;

/** Keep the theme somebody chose; `system` forgets it. A plain form, so that it works everywhere. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData();
  const theme = String(form.get('theme'));
  const isChoice = theme === 'light' || theme === 'dark';
  if (isChoice) cookies.set('theme', theme, { path: '/', httpOnly: true, sameSite: 'lax', secure: false, maxAge: YEAR_SECONDS });
  else cookies.delete('theme', { path: '/' });
  redirect(303, ownPath(String(form.get('back') ?? '/')));
};
