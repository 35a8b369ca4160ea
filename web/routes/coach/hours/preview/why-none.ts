import { count } from '#lib/format.ts';
import type { Reason } from '#server/coaching/contract.ts';

const SENTENCES: Record<Reason, string> = {
  'no-coach': 'You do not hold this offer.',
  'line-manager': 'Nobody is coached by their line manager.',
  'no-common-language': 'You speak no language that the learner named.',
  'coach-paused': 'You are paused.',
  'no-hours': 'You have no hours in the time ahead.',
  'window-too-short': 'Your hours are shorter than the session.',
  'on-holiday': 'Holidays close your days.',
  'closed-that-day': 'You closed the days.',
  'coach-absent': 'You are away.',
  'slot-taken': 'Your hours are booked already.',
  'day-limit': 'Your limit of the day is reached.',
  'week-limit': 'Your limit of the week is reached.',
  'offer-day-limit': 'The limit of the day of this offer is reached.',
  'offer-week-limit': 'The limit of the week of this offer is reached.',
  'under-notice': 'Your hours are sooner than the notice of the offer.',
  'beyond-horizon': 'Your hours are further ahead than the horizon of the offer.',
  'you-are-busy': 'You have other sessions.',
};

/** Why a learner finds nothing, said to the coach. */
export const whyNoneWords = ({ reason, days }: { reason: Reason; days: number }): string =>
  `${SENTENCES[reason]}${days > 0 ? ` This concerns ${count(days, 'day')}.` : ''}`;
