import type { Booking, Offer, Reason, TimeReason } from '#server/coaching/contract.ts';
import { thenAsked, whoAnswers } from './asked-words.ts';
import { capital, count, duration, inWords, momentOf, ordinal } from './format.ts';
import { keptSentence } from './invitation-words.ts';

export type Purpose = Booking['purpose'];
export type Status = Booking['status'];

export const PURPOSES: Record<Purpose, string> = { learning: 'Learning', assessment: 'Assessment' };

const STATUS_WORDS: Record<Status, string> = {
  requested: 'Requested',
  waitlisted: 'Waiting for a seat',
  offered: 'A seat is kept for you',
  confirmed: 'Booked',
  attended: 'Attended',
  partial: 'Attended in part',
  'no-show': 'Did not come',
  declined: 'Declined',
  expired: 'Expired',
  cancelled: 'Cancelled',
};
export const statusWord = (status: string): string => STATUS_WORDS[status as Status] ?? status;

/** Bookings that wait for somebody: the coach, a free seat, or the learner. */
export const isWaiting = ({ status }: Pick<Booking, 'status'>): boolean =>
  status === 'requested' || status === 'waitlisted' || status === 'offered';

export const isOpen = (booking: Pick<Booking, 'status'>): boolean => booking.status === 'confirmed' || isWaiting(booking);

/** The first session to come that somebody has a seat in, of their bookings with those to come first. */
export const nextSession = (bookings: readonly Booking[], now: Date): Booking | null =>
  bookings.find(({ status, session }) => status === 'confirmed' && !isPast(session.endsAt, now)) ?? null;

type Standing = Pick<Booking, 'status' | 'place' | 'kept' | 'answerBy' | 'changeableUntil' | 'waitsFor'>;

/** Where a booking stands and until when something can be done about it. */
export function standingSentence(
  { status, place, kept, answerBy, changeableUntil, waitsFor }: Standing,
  timeZone: string,
  now: Date,
): string {
  const until = answerBy && momentOf(answerBy, timeZone, now);
  if (status === 'waitlisted')
    return [
      `You are ${ordinal(place ?? 1)} in line.`,
      ...(kept ? [keptSentence(kept, timeZone, now)] : []),
      `When a seat becomes free it goes to the first who is free then.${thenAsked(waitsFor)}`,
    ].join(' ');
  if (status === 'requested')
    return `${whoAnswers(waitsFor)} answers until ${until}. Without an answer the request ends by itself.`;
  if (status === 'offered') return `Confirm until ${until}; after that it goes to the next in line.${thenAsked(waitsFor)}`;
  if (status !== 'confirmed') return `${statusWord(status)}.`;
  return isPast(changeableUntil, now)
    ? 'The time for changes has passed. Talk to your coach.'
    : `You can change or cancel it until ${momentOf(changeableUntil, timeZone, now)}.`;
}

export const isPast = (instant: string, now: Date): boolean => new Date(instant) < now;

/** Why a learner gives a session back; the codes a coach uses are worded too, since pages show both. */
const CANCEL_WORDS: Record<string, string> = {
  'no-time': 'No time then',
  ill: 'Ill',
  'not-needed': 'Not needed any more',
  'prefer-other-time': 'Another time suits better',
  other: 'Something else',
  'coach-unavailable': 'The coach cannot come',
  'too-few': 'Too few people',
  'seat-free': 'a seat became free',
  rescheduled: 'moved',
};
export const LEARNERS_REASONS = ['no-time', 'ill', 'not-needed', 'prefer-other-time', 'other'] as const;
export const reasonWord = (code: string): string => CANCEL_WORDS[code] ?? code;

/** What stood in the way of slots, in the little room of a day. */
const IN_THE_WAY: Record<Reason, string> = {
  'no-coach': 'Nobody holds this',
  'line-manager': 'Line manager',
  'no-common-language': 'No common language',
  'coach-paused': 'Takes no sessions',
  'no-hours': 'No hours',
  'window-too-short': 'Hours too short',
  'on-holiday': 'Holiday',
  'closed-that-day': 'Closed',
  'coach-absent': 'Coach away',
  'slot-taken': 'Fully booked',
  'day-limit': 'Enough for a day',
  'week-limit': 'Enough for a week',
  'offer-day-limit': 'Enough of these for a day',
  'offer-week-limit': 'Enough of these for a week',
  'under-notice': 'Too soon',
  'beyond-horizon': 'Too far ahead',
  'you-are-busy': 'You are busy',
};
export const inTheWayWord = (reason: Reason): string => IN_THE_WAY[reason];

export interface Why {
  reason: Reason;
  coachId: string | null;
  days: number;
}

/** Of somebody who is in the way by more than the horizon, the horizon is no news. */
export const withoutHorizon = <W extends Why>(reasons: readonly W[]): W[] =>
  reasons.filter(
    (why) => why.reason !== 'beyond-horizon' || !reasons.some((other) => other !== why && other.coachId === why.coachId),
  );

/** Why there is no slot with somebody, as a sentence with the true reason. */
export function whySentence(
  { reason, days }: Why,
  name: string,
  offer: Pick<Offer, 'minutes' | 'noticeMinutes' | 'horizonDays'>,
) {
  const on = days > 0 ? ` on ${count(days, 'day')}` : '';
  const sentences: Record<Reason, string> = {
    'no-coach': 'Nobody holds this session at present.',
    'line-manager': `${name} is your line manager, and nobody is coached by theirs.`,
    'no-common-language': `${name} speaks none of the languages you named.`,
    'coach-paused': `${name} takes no sessions at present.`,
    'no-hours': `${name} has no hours then.`,
    'window-too-short': `The hours of ${name} are shorter than the ${duration(offer.minutes)} this takes${on}.`,
    'on-holiday': `It is a holiday where ${name} is${on}.`,
    'closed-that-day': `${name} has closed the day${on}.`,
    'coach-absent': `${name} is away${on}.`,
    'slot-taken': `${name} is booked already${on}.`,
    'day-limit': `${name} holds as many sessions a day as they wish to${on}.`,
    'week-limit': `${name} holds as many sessions a week as they wish to${on}.`,
    'offer-day-limit': `${name} holds as many of these sessions a day as the offer allows${on}.`,
    'offer-week-limit': `${name} holds as many of these sessions a week as the offer allows${on}.`,
    'under-notice': `${name} asks for ${duration(offer.noticeMinutes)} of notice.`,
    'beyond-horizon': `It cannot be booked more than ${count(offer.horizonDays, 'day')} ahead.`,
    'you-are-busy': `${name} would be free, but you have other sessions${on}.`,
  };
  return sentences[reason];
}

/** As in "2 of 6"; empty for a session on its own. */
export const sittingWords = ({ programme }: { programme: { sitting: number; of: number } | null }): string =>
  programme ? `${programme.sitting} of ${programme.of}` : '';

/** Why an asked time cannot be had. */
export const timeSentence = (
  reason: TimeReason,
  name: string,
  offer: Pick<Offer, 'minutes' | 'noticeMinutes' | 'horizonDays'>,
): string =>
  reason === 'in-the-past'
    ? 'That time has passed.'
    : reason === 'outside-hours'
      ? `${name} has no hours then.`
      : whySentence({ reason, coachId: null, days: 0 }, name, offer);

/** How long the sittings of a session type take, as in "45 min", "Six times 45 min" or "60 min, then 30 min". */
export function sittingsTake(minutes: readonly number[]): string {
  const [first] = minutes;
  const isAlike = minutes.length > 1 && minutes.every((each) => each === first);
  return isAlike
    ? `${capital(inWords(minutes.length))} times ${duration(first!)}`
    : minutes.map((each) => duration(each)).join(', then ');
}
