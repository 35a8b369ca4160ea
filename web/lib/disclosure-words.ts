import type { Disclosure } from '#server/coaching/contract.ts';
import { count, day, list, momentOf, zoneName } from './format.ts';

type State = Pick<Disclosure, 'state' | 'isOpen'>;

/** Where a request stands, in a word; what was granted is open or closed. */
export function disclosureWord({ state, isOpen }: State): { word: string; tone: 'plain' | 'warn' | 'off' } {
  if (state === 'waiting') return { word: 'Waiting', tone: 'warn' };
  if (state === 'granted') return isOpen ? { word: 'Open now', tone: 'warn' } : { word: 'Granted, closed', tone: 'plain' };
  return state === 'refused' ? { word: 'Refused', tone: 'plain' } : { word: 'Lapsed', tone: 'off' };
}

/** As in "1 March 2027 to 9 March 2027 (CET)". */
export function daysOf({ firstDay, lastDay, timeZone }: Pick<Disclosure, 'firstDay' | 'lastDay' | 'timeZone'>): string {
  const zone = zoneName(timeZone, new Date(`${lastDay}T12:00:00Z`));
  return firstDay === lastDay ? `${day(firstDay)} (${zone})` : `${day(firstDay)} to ${day(lastDay)} (${zone})`;
}

/** What has become of a request, as a sentence. */
export function standingOf(disclosure: Disclosure, timeZone: string, now: Date): string {
  const { state, isOpen, decidedBy, decidedAt, decideBy, opensUntil } = disclosure;
  const at = (instant: string) => momentOf(instant, timeZone, now);
  if (state === 'waiting') return `It waits for an OSPO lead until ${at(decideBy)}. If nobody decides, it lapses.`;
  if (state === 'lapsed') return `Nobody decided until ${at(decideBy)}, so it lapsed. Nothing was read.`;
  if (state === 'refused') return `${decidedBy!.name} refused it ${at(decidedAt!)}. Nothing was read.`;
  return `${decidedBy!.name} granted it ${at(decidedAt!)}. It ${isOpen ? 'can be read until' : 'could be read until'} ${at(opensUntil!)}.`;
}

/** How often it was read and when. */
export function looksOf({ looks, state, isOpen }: Disclosure, timeZone: string, now: Date): string {
  if (looks.length === 0) return state === 'granted' && !isOpen ? 'Nobody read it.' : 'Not read so far.';
  const often = ['once', 'twice'][looks.length - 1] ?? count(looks.length, 'time');
  return `Read ${often}: ${list(looks.map((look) => momentOf(look, timeZone, now)))}.`;
}

/** What keeps whoever looks from deciding. */
export const HINDRANCES = {
  'asked-themselves': 'You asked for this yourself. Another OSPO lead has to decide.',
  'is-the-person': 'It is about you. Another OSPO lead has to decide.',
  'is-the-coach': 'You coached this person in these days. Another OSPO lead has to decide.',
  'is-the-line-manager': 'You are the line manager of this person. Another OSPO lead has to decide.',
} as const;
