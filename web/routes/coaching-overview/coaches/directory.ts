import { count, shortDay } from '#lib/format.ts';
import { plain } from '#lib/plain.ts';
import type { CoachEntry } from '#server/coaching/contract.ts';

export const SHOWN = [
  { id: '', name: 'Every coach' },
  { id: 'due', name: 'With a level that lapses soon' },
  { id: 'lapsed', name: 'With a lapsed level' },
  { id: 'unverified', name: 'Without a verified level' },
  { id: 'paused', name: 'Who take no sessions' },
] as const;
export type Shown = (typeof SHOWN)[number]['id'];

export interface Asked {
  q: string;
  skill: string;
  show: Shown;
  sort: 'name' | 'expiry';
}

/** What an address asks for; what it cannot ask for is left out. */
export const askedIn = (params: URLSearchParams): Asked => ({
  q: (params.get('q') ?? '').trim().slice(0, 100),
  skill: params.get('skill') ?? '',
  show: SHOWN.find(({ id }) => id === params.get('show'))?.id ?? '',
  sort: params.get('sort') === 'expiry' ? 'expiry' : 'name',
});

const HAS: Record<Shown, (coach: CoachEntry) => boolean> = {
  '': () => true,
  due: ({ skills }) => skills.some(({ state }) => state === 'due'),
  lapsed: ({ skills }) => skills.some(({ state }) => state === 'lapsed'),
  unverified: ({ skills }) => !skills.some(({ state }) => state !== 'lapsed'),
  paused: ({ status }) => status === 'paused',
};

/** The first day on which a level that holds lapses; far away for who has none. */
const nextExpiry = ({ skills }: CoachEntry): string =>
  skills
    .filter(({ state }) => state !== 'lapsed')
    .map(({ expiresOn }) => expiresOn)
    .toSorted()[0] ?? '9999';

export function found(coaches: readonly CoachEntry[], { q, skill, show, sort }: Asked): CoachEntry[] {
  const some = coaches.filter(
    (coach) =>
      plain(coach.name).includes(plain(q)) &&
      (skill === '' || coach.skills.some(({ skillId }) => skillId === skill)) &&
      HAS[show](coach),
  );
  return sort === 'name' ? some : some.toSorted((a, b) => nextExpiry(a).localeCompare(nextExpiry(b)));
}

const stateCount = ({ skills }: CoachEntry, state: string) => skills.filter((skill) => skill.state === state).length;

export function directoryFinding(coaches: readonly CoachEntry[]): string {
  const dueOf = coaches.filter((coach) => stateCount(coach, 'due') > 0).length;
  const lapsedOf = coaches.filter((coach) => stateCount(coach, 'lapsed') > 0).length;
  const first = `${count(coaches.length, 'coach', 'coaches')}, ${coaches.filter(({ status }) => status === 'active').length} of them taking sessions.`;
  if (dueOf + lapsedOf === 0) return `${first} Every verified level holds for at least 60 days.`;
  return [
    first,
    dueOf > 0 && `Levels of ${count(dueOf, 'coach', 'coaches')} lapse within 60 days.`,
    lapsedOf > 0 &&
      `${count(lapsedOf, 'coach has', 'coaches have')} a level that has lapsed: what they see there counts for nothing until it is renewed.`,
  ]
    .filter((part) => part !== false)
    .join(' ');
}

export const rowsOf = (coaches: readonly CoachEntry[]) =>
  coaches.map((coach) => {
    const lapsed = stateCount(coach, 'lapsed');
    const holding = coach.skills.length - lapsed;
    const next = nextExpiry(coach);
    const soon = stateCount(coach, 'due');
    const warnings = [soon > 0 && `${soon} lapse soon`, lapsed > 0 && `${lapsed} lapsed`].filter((part) => part !== false);
    return {
      id: coach.personId,
      name: coach.name,
      href: `/coaching-overview/coaches/${coach.personId}`,
      note: coach.status === 'paused' ? 'Takes no sessions at present' : `${coach.timeZone}, ${coach.languages.join(', ')}`,
      ...(warnings.length > 0 && { warning: warnings.join(', ') }),
      cells: [
        coach.offers.map(({ title }) => title).join(', ') || 'Nothing yet',
        holding === 0 ? 'None' : count(holding, 'skill').replace(' ', '\u00a0'),
        next === '9999' ? 'None holds' : shortDay(next).replaceAll(' ', '\u00a0'),
      ],
    };
  });
