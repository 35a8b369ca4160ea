import type { RequestEvent } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { proposeProgramme } from '#server/coaching/contract.ts';
import type { Look } from '../../../calendar.ts';
import type { SittingRow } from './sittings.ts';

type Event = RequestEvent<{ offerId: string }>;

/** Propose times for all sittings from a first one. */
export const propose = (event: Event, { coach, zone }: Look, startsAt: string) =>
  call(event, proposeProgramme, {
    params: event.params,
    query: { startsAt, ...(coach && { coachId: coach }), ...(zone && { timeZone: zone }) },
  });

/** Chosen times with what was wished for each when they were proposed; where that first time cannot be had any more, without. */
export async function rowsOf(
  event: Event,
  look: Look,
  { first, times, titles }: { first: string; times: readonly string[]; titles: readonly string[] },
): Promise<SittingRow[]> {
  const answer = first ? await propose(event, look, first) : null;
  const items = answer?.ok ? answer.data.items : [];
  return titles.map((title, index) => ({
    sitting: index + 1,
    title,
    startsAt: times[index] ?? '',
    wishedAt: items[index]?.wishedAt ?? '',
    reason: items[index]?.reason ?? null,
  }));
}
