import { redirect } from '@sveltejs/kit';
import type { CoachProfile } from '#server/coaching/contract.ts';

/** The profile of the coach, from the layout; without one there is only the page that says so. */
export async function coachIn(parent: () => Promise<{ profile: CoachProfile | null }>): Promise<CoachProfile> {
  const { profile } = await parent();
  if (!profile) redirect(303, '/coach');
  return profile;
}
