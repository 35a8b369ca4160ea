import type { MyHandIn } from '#server/assessment/contract.ts';
import type { EnrolmentView, HandInState } from '#server/learning/contract.ts';
import { allLessons } from './course-words.ts';
import { count } from './format.ts';

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

/** Where the work for a lesson stands, in a few words, as in "Being marked" or "Marked, levels 1 to 3". */
export function stateWords({ status, levels }: HandInState): string {
  const given = levels.map(({ level }) => level);
  const [least, most] = [Math.min(...given), Math.max(...given)];
  if (given.length === 0) return STATUS_WORDS[status];
  return `${STATUS_WORDS[status]}, ${least === most ? `level ${most}` : `levels ${least} to ${most}`}`;
}

const PRESSING: readonly HandInState['status'][] = ['returned', 'draft', 'in-marking', 'handed-in', 'marked'];

/** Lessons of an enrolment with work, first those where it is one's turn. */
export const worksOf = ({ modules }: Pick<EnrolmentView, 'modules'>): { id: string; title: string; state: HandInState }[] =>
  allLessons({ modules })
    .flatMap(({ id, title, handInState }) => (handInState ? [{ id, title, state: handInState }] : []))
    .toSorted((a, b) => PRESSING.indexOf(a.state.status) - PRESSING.indexOf(b.state.status));

/** Work of an enrolment that somebody has to do something about, as in "1 hand-in back for another try". */
export function openWork({ modules }: Pick<EnrolmentView, 'modules'>): string[] {
  const numberOf = (...statuses: HandInState['status'][]) =>
    allLessons({ modules }).filter(({ handInState }) => handInState && statuses.includes(handInState.status)).length;
  const [returned, unmarked] = [numberOf('returned'), numberOf('handed-in', 'in-marking')];
  return [
    ...(returned > 0 ? [`${count(returned, 'hand-in')} back for another try`] : []),
    ...(unmarked > 0 ? [`${count(unmarked, 'hand-in')} not marked yet`] : []),
  ];
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
