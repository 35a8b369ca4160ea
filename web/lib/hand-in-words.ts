import type { MyHandIn } from '#server/assessment/contract.ts';

/** Words of hand-ins, for whoever handed in and for whoever marks. */
export const STATUS_WORDS: Record<MyHandIn['status'], string> = {
  none: 'Not handed in',
  draft: 'Draft saved',
  'handed-in': 'Handed in',
  'in-marking': 'Being marked',
  marked: 'Marked',
  returned: 'Back for another try',
};

/** What happens next, for the one who handed in. */
export const NEXT_WORDS: Record<MyHandIn['status'], string> = {
  none: 'Hand in a text, a link or a file when you are done.',
  draft: 'Only you see the draft. Nobody marks it before you hand it in.',
  'handed-in': 'An assessor who is verified for the skill takes it next. A mail tells you when it is marked.',
  'in-marking': 'An assessor has taken it. A mail tells you when it is marked.',
  marked: 'The mark counts as evidence of the skill.',
  returned: 'Read the comments, then hand in again.',
};

/** The size of a file, as in "340 B", "12 kB" or "1.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const HOUR = 3_600_000;

/** How long something waits, as in "less than an hour", "5 hours" or "3 days". */
export function waitWords(since: string, now: Date = new Date()): string {
  return hoursWords((now.getTime() - new Date(since).getTime()) / HOUR);
}

export function hoursWords(hours: number): string {
  if (hours < 1) return 'less than an hour';
  const [number, unit] = hours < 48 ? [Math.floor(hours), 'hour'] : [Math.floor(hours / 24), 'day'];
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
