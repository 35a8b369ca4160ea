import { redirect } from '@sveltejs/kit';
import { typedCode } from '#lib/certificate-words.ts';
import type { PageServerLoad } from './$types';

/** The form comes here with what somebody typed; each number has an address of its own. */
export const load: PageServerLoad = ({ url }) => {
  const typed = url.searchParams.get('code');
  const code = typedCode(typed ?? '');
  if (code) redirect(303, `/verify/${encodeURIComponent(code)}`);
  return { isEmpty: typed !== null };
};
