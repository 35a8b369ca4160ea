import type { viewClinicPlan, WithheldClinics } from '#server/coaching/contract.ts';
import type { Output } from '#server/shared/endpoint.ts';
import { count, duration, weekday } from './format.ts';

const LIMIT_WORDS: Record<WithheldClinics['limit'], string> = {
  'day-limit': 'limit of the day',
  'week-limit': 'limit of the week',
  'offer-day-limit': 'limit of the day for this offer',
  'offer-week-limit': 'limit of the week for this offer',
};
export const limitWords = (limit: WithheldClinics['limit']): string => LIMIT_WORDS[limit];

/** What a limit of a coach or of an offer keeps from people who would still need it; `whose` is "Your" or "Ana Silva’s". */
export function withheldSentence({ limit, title, sessions, dates }: Omit<WithheldClinics, 'coach'>, whose: string): string {
  const [first, ...others] = dates;
  const unit = limit.endsWith('day-limit') ? 'day' : 'week';
  const when = unit === 'day' ? `on ${weekday(first!)}` : `in the week of ${weekday(first!)}`;
  const more = others.length > 0 ? ` and ${unit === 'day' ? 'on' : 'in'} ${count(others.length, `other ${unit}`)}` : '';
  const ofOffer = title ? ` for “${title}”` : '';
  return `${whose} limit of ${count(sessions, 'session')} a ${unit}${ofOffer} leaves no further clinic ${when}${more}.`;
}

type OneToOne = Output<typeof viewClinicPlan>['oneToOne'][number];

/** Hours that are better kept for sessions of two: what for, and for how many. Fewer than five are not counted aloud. */
export function oneToOneSentence({ name, minutes, people }: Omit<OneToOne, 'coach'>): string {
  const whose = people === null ? 'fewer than five people' : count(people, 'person', 'people');
  return `${name}: ${duration(minutes)}, for ${whose} with this gap.`;
}

/** How many seats of a clinic may be kept for those with the gap: half of them first, none last. */
export function seatsToKeep(seats: number): { id: string; name: string }[] {
  const most = Math.floor(seats / 2);
  return Array.from({ length: most + 1 }, (_, fewer) => {
    const kept = most - fewer;
    return { id: String(kept), name: kept === 0 ? `None of ${seats}` : `${kept} of ${seats}` };
  });
}
