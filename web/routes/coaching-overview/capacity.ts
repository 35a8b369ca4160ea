import { capital, count, inWords } from '#lib/format.ts';
import type { SkillCapacity } from '#server/coaching/contract.ts';

const demandOf = ({ unmetDemand: { searches, wishes, waiting } }: SkillCapacity) => searches + wishes + waiting;
const orLast = (number: number | null) => number ?? Number.POSITIVE_INFINITY;

/** Too few to be shown are more than nobody. */
const peopleOf = ({ peopleInNeed }: SkillCapacity) => peopleInNeed ?? 1;
/** By what is lacked and how much it matters, not by heads alone. */
const byNeed = (a: SkillCapacity, b: SkillCapacity) => (b.need ?? 0) - (a.need ?? 0);

/** Columns that sort, each with what wants attention first. */
export const SORTS = [
  { id: 'name', label: 'Skill', sorts: 'ascending', compare: (a, b) => a.name.localeCompare(b.name) },
  { id: 'need', label: 'People in need', sorts: 'descending', compare: (a, b) => peopleOf(b) - peopleOf(a) || byNeed(a, b) },
  { id: 'coaches', label: 'Verified coaches', sorts: 'ascending', compare: (a, b) => a.verifiedCoaches - b.verifiedCoaches },
  { id: 'hours', label: 'Free hours', sorts: 'ascending', compare: (a, b) => a.freeHours - b.freeHours },
  {
    id: 'seat',
    label: 'First free seat',
    sorts: 'descending',
    compare: (a, b) => orLast(b.daysToFirstSeat) - orLast(a.daysToFirstSeat) || 0,
  },
  {
    id: 'weeks',
    label: 'Weeks to close',
    sorts: 'descending',
    compare: (a, b) => orLast(b.weeksToClose) - orLast(a.weeksToClose) || 0,
  },
  { id: 'demand', label: 'Unmet demand', sorts: 'descending', compare: (a, b) => demandOf(b) - demandOf(a) },
] as const satisfies readonly {
  id: string;
  label: string;
  sorts: 'ascending' | 'descending';
  compare: (a: SkillCapacity, b: SkillCapacity) => number;
}[];
export type Sort = (typeof SORTS)[number]['id'];

export const sortIn = (params: URLSearchParams): Sort => SORTS.find(({ id }) => id === params.get('sort'))?.id ?? 'need';

export const sorted = (skills: readonly SkillCapacity[], sort: Sort): SkillCapacity[] =>
  skills.toSorted(SORTS.find(({ id }) => id === sort)!.compare);

const isNeeded = ({ peopleInNeed }: SkillCapacity) => peopleInNeed !== 0;

/** What supply comes to beside the gap: the worst line, what hangs on one person, and who asked in vain. */
export function capacityFinding(skills: readonly SkillCapacity[], weeks: number): string {
  const needed = skills.filter(isNeeded);
  if (needed.length === 0) return 'Nobody lacks a skill that coaching can show.';
  const pressing = needed.toSorted(byNeed);
  const worst =
    pressing.find(({ verifiedCoaches, peopleInNeed }) => verifiedCoaches === 0 && peopleInNeed !== null) ??
    pressing.find(({ daysToFirstSeat, peopleInNeed }) => daysToFirstSeat === null && peopleInNeed !== null) ??
    pressing.find(({ singleCoach, peopleInNeed }) => singleCoach && peopleInNeed !== null) ??
    pressing[0]!;
  const single = needed.filter(({ singleCoach }) => singleCoach).length;
  const asked = needed.reduce((sum, skill) => Math.max(sum, demandOf(skill)), 0);
  return [
    `${worst.name}: ${inNeed(worst)}${supply(worst, weeks)}.`,
    single > 0 &&
      `${capital(inWords(single))} of ${count(needed.length, 'skill')} ${single === 1 ? 'hangs' : 'hang'} on one coach.`,
    asked > 0 && `The skill most asked for in vain was sought, wished for or waited for ${count(asked, 'time')} in 90 days.`,
  ]
    .filter((part) => part !== false)
    .join(' ');
}

const inNeed = ({ peopleInNeed }: SkillCapacity) =>
  peopleInNeed === null ? 'fewer than five people in need' : `${count(peopleInNeed, 'person', 'people')} in need`;

const supply = ({ verifiedCoaches, daysToFirstSeat, freeSeats }: SkillCapacity, weeks: number) => {
  if (verifiedCoaches === 0) return ` and ${coaches({ verifiedCoaches })}`;
  const seats = daysToFirstSeat === null ? 'no free seat' : count(freeSeats, 'free seat');
  return `, ${coaches({ verifiedCoaches })}, ${seats} in ${inWords(weeks)} weeks`;
};

const coaches = ({ verifiedCoaches }: Pick<SkillCapacity, 'verifiedCoaches'>) =>
  verifiedCoaches === 0 ? 'no verified coach' : count(verifiedCoaches, 'verified coach', 'verified coaches');

const whenIn = (days: number): string => (days === 0 ? 'Within a day' : `In ${count(days, 'day')}`);

/** How supply stands beside the gap, the worst first; each skill has one. */
export const STANDINGS = [
  { id: 'unverified', label: 'Nobody is verified', warning: 'Nobody is verified' },
  { id: 'no-seat', label: 'No seat in four weeks', warning: 'No seat in four weeks' },
  { id: 'one-coach', label: 'One coach, with free seats', warning: 'One coach only' },
  { id: 'covered', label: 'Several coaches, or no gap', warning: null },
] as const;
export type Standing = (typeof STANDINGS)[number]['id'];

export function standingOf(skill: SkillCapacity): Standing {
  if (!isNeeded(skill)) return 'covered';
  if (skill.verifiedCoaches === 0) return 'unverified';
  if (skill.daysToFirstSeat === null) return 'no-seat';
  return skill.singleCoach ? 'one-coach' : 'covered';
}

export const standingIn = (params: URLSearchParams): Standing | null =>
  STANDINGS.find(({ id }) => id === params.get('show'))?.id ?? null;

/** What wants attention in a line, said once. */
export const warningOf = (skill: SkillCapacity): string | null => STANDINGS.find(({ id }) => id === standingOf(skill))!.warning;

/** How many skills stand how. */
export const standingCounts = (skills: readonly SkillCapacity[]) =>
  STANDINGS.map((standing) => ({ ...standing, count: skills.filter((skill) => standingOf(skill) === standing.id).length }));

/** Unmet demand in its parts; what there is none of is left out. */
function demandWords({ unmetDemand: { searches, wishes, waiting } }: SkillCapacity): string {
  const parts = [
    searches > 0 && count(searches, 'search', 'searches'),
    wishes > 0 && count(wishes, 'wish', 'wishes'),
    waiting > 0 && `${waiting} waiting`,
  ].filter((part) => part !== false);
  return parts.join(', ') || 'None';
}

export const linesOf = (skills: readonly SkillCapacity[]) =>
  skills.map((skill) => {
    const warning = warningOf(skill);
    return {
      id: skill.skillId,
      name: skill.name,
      inShort: `${capital(inNeed(skill))}, ${coaches(skill)}`,
      ...(warning && { warning }),
      cells: [
        skill.peopleInNeed === null ? 'Fewer than five' : String(skill.peopleInNeed),
        String(skill.verifiedCoaches),
        skill.freeHours.toFixed(1),
        skill.daysToFirstSeat === null ? 'None' : whenIn(skill.daysToFirstSeat),
        skill.peopleInNeed === 0 ? 'No gap' : skill.weeksToClose === null ? 'Not known' : skill.weeksToClose.toFixed(1),
        demandWords(skill),
      ],
    };
  });
export type Line = ReturnType<typeof linesOf>[number];
