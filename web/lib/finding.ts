import { capital, inWords, list } from './format.ts';
import { STATES, type SkillState } from './ui/states.ts';

/** What somebody's required skills come to, as one or two sentences. What is not known is said as that, never as zero. */
export function findingOf(states: readonly SkillState[]): string {
  const number = Object.fromEntries(STATES.map((state) => [state, states.filter((each) => each === state).length]));
  const { met = 0, gap = 0, lapsed = 0, 'not-assessed': unknown = 0 } = number;
  if (states.length === 0) return 'No job role that asks for skills is recorded for you.';
  if (unknown === states.length)
    return `Your job roles ask for ${inWords(states.length)} skills. We do not know any of them yet.`;
  if (met === states.length)
    return met === 1
      ? 'You meet the one skill your job roles ask for.'
      : `You meet all ${inWords(met)} skills your job roles ask for.`;
  const first = `You meet ${met} of the ${states.length} skills your job roles ask for.`;
  const rest = [
    gap > 0 && (gap === 1 ? 'one is a gap' : `${inWords(gap)} are gaps`),
    lapsed > 0 && `${inWords(lapsed)} ${lapsed === 1 ? 'has' : 'have'} lapsed`,
    unknown > 0 && `${inWords(unknown)} we do not know yet`,
  ].filter((part) => part !== false);
  return `${first} ${capital(list(rest))}.`;
}
