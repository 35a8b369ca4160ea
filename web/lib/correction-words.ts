import type { Correction } from '#server/coaching/contract.ts';
import { statusWord } from './coaching-words.ts';
import { momentOf } from './format.ts';

/** As in "attended, instead of did not come". */
export function changeOf({ before, after }: Pick<Correction, 'before' | 'after'>): string {
  const word = (status: string) => statusWord(status).toLowerCase();
  return before ? `${word(after)}, instead of ${word(before)}` : `${word(after)}, where nothing was recorded`;
}

/** Where a correction stands, in a word. */
export const CORRECTION_MARKS = {
  waiting: { word: 'Waiting', tone: 'warn' },
  accepted: { word: 'Accepted', tone: 'good' },
  declined: { word: 'Declined', tone: 'plain' },
} as const;

/** What became of a correction, as a sentence. */
export function correctionSentence(
  { state, decidedBy, decidedAt, askedAt, askedBy }: Correction,
  timeZone: string,
  now: Date,
): string {
  if (state === 'waiting') return `${askedBy.name} asked for it ${momentOf(askedAt, timeZone, now)}.`;
  return `${decidedBy!.name} ${state} it ${momentOf(decidedAt!, timeZone, now)}.`;
}
