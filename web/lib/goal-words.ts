import type { Goal } from '#server/coaching/contract.ts';
import { inSentence } from './charts/words.ts';
import { dateOf } from './format.ts';

const STATUS: Record<Goal['status'], string> = { open: 'Open', reached: 'Reached', dropped: 'Dropped' };

/** What a goal is about, how it stands, and since when. */
export function goalSentence({ aim, status, setAt }: Pick<Goal, 'aim' | 'status' | 'setAt'>, timeZone: string): string {
  const about = aim ? `To reach level ${aim.level} in ${inSentence(aim.name)}. ` : '';
  return `${about}${STATUS[status]}; set on ${dateOf(setAt, timeZone)}.`;
}
