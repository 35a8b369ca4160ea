import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  if ((await parent()).profile) redirect(303, '/coach/calendar');
};
