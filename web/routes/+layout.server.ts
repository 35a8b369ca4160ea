import type { LayoutServerLoad } from './$types';

const YEAR_SECONDS = 31_536_000;

/** What every page shows of the person: name, menu, zone, theme. */
export const load: LayoutServerLoad = ({ locals, cookies, url }) => {
  const as = url.searchParams.get('as');
  if (as && /^[a-z-]{1,20}$/.test(as))
    cookies.set('workplace', as, { path: '/', httpOnly: true, sameSite: 'lax', secure: false, maxAge: YEAR_SECONDS });
  return {
    me: locals.me,
    hasSearchKey: cookies.get('search-key') !== 'off',
    theme: cookies.get('theme') ?? 'system',
    workplaceId: as ?? cookies.get('workplace') ?? null,
  };
};
