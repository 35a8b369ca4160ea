import { inSentence } from '#lib/charts/words.ts';
import { duration } from '#lib/format.ts';

/** What somebody asks the catalogue for; empty where they did not choose. */
export interface Chosen {
  q: string;
  skill: string;
  audience: string;
  stage: string;
  length: string;
}
type Filter = keyof Chosen;
interface Named {
  id: string;
  name: string;
}
export interface Choices {
  skills: readonly Named[];
  audiences: readonly Named[];
  stages: readonly Named[];
}

export const LENGTHS = [30, 60, 120, 240];
const FILTERS: readonly Filter[] = ['q', 'skill', 'audience', 'stage', 'length'];

/** Read an address. What cannot be one of our filters is left out, so that an old bookmark finds courses instead of an error. */
export function chosenIn(params: URLSearchParams): Chosen {
  const given = (name: Filter, pattern: RegExp) => {
    const text = params.get(name)?.trim() ?? '';
    return pattern.test(text) ? text : '';
  };
  const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  return {
    q: (params.get('q') ?? '').trim().slice(0, 200),
    skill: given('skill', slug),
    audience: given('audience', slug),
    stage: given('stage', /^S[0-4]$/),
    length: LENGTHS.map(String).find((minutes) => minutes === params.get('length')) ?? '',
  };
}

export const filtersOf = (chosen: Chosen): Filter[] => FILTERS.filter((name) => chosen[name]);
export const without = (chosen: Chosen, name: Filter): Chosen => ({ ...chosen, [name]: '' });

/** As the API wants it. */
export const queryOf = ({ q, skill, audience, stage, length }: Chosen) => ({
  ...(q && { query: q }),
  ...(skill && { skill }),
  ...(audience && { audience }),
  ...(stage && { stage }),
  ...(length && { maxMinutes: Number(length) }),
});

export function addressOf(chosen: Chosen, cursor: string | null = null): string {
  const entries = filtersOf(chosen).map((name) => [name, chosen[name]]);
  if (cursor) entries.push(['cursor', cursor]);
  return entries.length > 0 ? `/courses?${new URLSearchParams(entries)}` : '/courses';
}

/** A filter as the advice to leave it out names it. */
export function filterWords(name: Filter, chosen: Chosen, { skills, audiences, stages }: Choices): string {
  const value = chosen[name];
  const nameIn = (list: readonly Named[]) => list.find(({ id }) => id === value)?.name ?? value;
  if (name === 'q') return `the words “${value}”`;
  if (name === 'skill') return `the skill ${inSentence(nameIn(skills))}`;
  if (name === 'audience') return `for ${nameIn(audiences)}`;
  if (name === 'stage') return `stage ${value}, ${nameIn(stages).toLowerCase()}`;
  return `up to ${duration(Number(value))}`;
}
