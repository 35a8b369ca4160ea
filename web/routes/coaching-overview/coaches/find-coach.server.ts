import { error, type RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { listCoaches, type CoachEntry } from '#server/coaching/contract.ts';

/** One coach of the directory, which is small and comes whole. */
export async function findCoach(event: RequestEvent, personId: string): Promise<CoachEntry> {
  const { items } = await need(call(event, listCoaches, {}));
  const coach = items.find((each) => each.personId === personId);
  if (!coach) error(404, 'Nobody coaches under this address.');
  return coach;
}
