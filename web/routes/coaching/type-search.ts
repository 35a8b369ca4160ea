import type { SessionTypeCard } from '#server/catalog/contract.ts';

export interface Wanted {
  q: string;
  skill: string;
}

export const wantedIn = (params: URLSearchParams): Wanted => ({
  q: (params.get('q') ?? '').trim().slice(0, 200),
  skill: /^[a-z0-9-]+$/.test(params.get('skill') ?? '') ? params.get('skill')! : '',
});

type Searched = Pick<SessionTypeCard, 'title' | 'purpose' | 'summary' | 'audience'> & {
  skills: readonly { skill: string; name: string }[];
};

/** Session types that touch the skill and say every word somewhere; those that say them in title or purpose first. */
export function matching<T extends Searched>(types: readonly T[], { q, skill }: Wanted): T[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const says = (texts: readonly string[]) => {
    const text = texts.join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const isNear = ({ title, purpose }: T) => says([title, purpose]);
  return types
    .filter((type) => !skill || type.skills.some((each) => each.skill === skill))
    .filter(({ title, purpose, summary, audience, skills }) =>
      says([title, purpose, summary, audience, ...skills.map(({ name }) => name)]),
    )
    .toSorted((a, b) => Number(isNear(b)) - Number(isNear(a)));
}
