import { plain } from '#lib/plain.ts';
import type { SkillState } from '#lib/ui/states.ts';

/** From this many people on, a team is searched and filtered. */
export const LARGE_TEAM = 13;

export const SHOWN = [
  { id: '', name: 'Everybody' },
  { id: 'wanting', name: 'With a gap, or something lapsed' },
  { id: 'unknown', name: 'With something not assessed' },
  { id: 'critical', name: 'With a critical skill not met' },
] as const;
export type Shown = (typeof SHOWN)[number]['id'];

export interface Asked {
  q: string;
  show: Shown;
}

/** What an address asks for; what it cannot ask for is left out. */
export const askedIn = (params: URLSearchParams): Asked => ({
  q: (params.get('q') ?? '').trim().slice(0, 100),
  show: SHOWN.find(({ id }) => id === params.get('show'))?.id ?? '',
});

interface Person {
  name: string;
  skills: readonly { critical: boolean; state: SkillState }[];
}

const HAS: Record<Shown, (person: Person) => boolean> = {
  '': () => true,
  wanting: ({ skills }) => skills.some(({ state }) => state === 'gap' || state === 'lapsed'),
  unknown: ({ skills }) => skills.some(({ state }) => state === 'not-assessed'),
  critical: ({ skills }) => skills.some(({ critical, state }) => critical && state !== 'met'),
};

export const filtered = <P extends Person>(people: readonly P[], { q, show }: Asked): P[] =>
  people.filter((person) => plain(person.name).includes(plain(q)) && HAS[show](person));
