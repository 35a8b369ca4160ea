import type { Booking, listMyBookings, Offer } from '#server/coaching/contract.ts';
import type { Output } from '#server/shared/endpoint.ts';
import { count, dateOf, list } from './format.ts';

type Asked = Offer['asksFirst'];
type WaitsFor = Booking['waitsFor'];

const names = (people: readonly { name: string }[]) => list(people.map(({ name }) => name));

/** By whom, and how soon, a booking is sure. */
export function confirmedBy(asked: Asked): string {
  if (!asked) return 'At once';
  return asked.who === 'manager'
    ? `By ${names(asked.managers)}, your line manager, within two days`
    : 'By the coach, within two days';
}

/** What one reads before choosing a time where somebody is asked for a reason that is no matter of course; null elsewhere. */
export function askedSentences(asked: Asked, title: string): { head: string; text: string } | null {
  if (asked?.why === 'no-manager')
    return {
      head: 'Your coach is asked first',
      text: 'This offer asks line managers. Nobody is on record as yours, so the coach decides instead, within two days.',
    };
  if (asked?.why === 'no-shows')
    return {
      head: 'This one is a request',
      text: 'You did not come to three sessions or more in the last twelve months, so the coach is asked first. The coach is not told the number; My sessions shows it to you.',
    };
  if (asked?.who !== 'manager') return null;
  return {
    head: `${names(asked.managers)}, your line manager, is asked first`,
    text: `They see your name, that it is “${title}”, and the time you choose, until they have answered. They never see your answers, whether it is for learning or assessment, or notes. The time is kept for you meanwhile, for two days at most.`,
  };
}

/** Who is to answer a request, as the beginning of a sentence. */
export const whoAnswers = (waitsFor: WaitsFor): string =>
  waitsFor?.who === 'manager' ? `${names(waitsFor.people)}, your line manager,` : 'Your coach';

/** Of a place in line, or a time that is kept: that somebody is asked then. */
export function thenAsked(waitsFor: WaitsFor): string {
  if (!waitsFor) return '';
  return waitsFor.who === 'manager'
    ? ` Then ${names(waitsFor.people)}, your line manager, is asked: they see your name, the title and the time.`
    : ' Then the coach is asked.';
}

type NoShows = Output<typeof listMyBookings>['noShows'];

/** One's own count, which nobody else is told, with the rule it is for. */
export function noShowSentence({ count: missed, since, askFrom }: NoShows, timeZone: string): string {
  const own = `You did not come to ${count(missed, 'session')} since ${dateOf(since, timeZone)}. Only you see this number.`;
  return missed < askFrom
    ? `${own} From ${askFrom} within twelve months on, a session for two is a request to the coach.`
    : `${own} Until fewer than ${askFrom} are less than twelve months old, a session for two is a request to the coach.`;
}
