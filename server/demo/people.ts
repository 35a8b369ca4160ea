import type { AccessRole } from '#server/shared/context.ts';
import { randomFrom, shuffled, type Random } from '#server/quiz/index.ts';
import { DEPARTMENTS, type DepartmentPlan } from './company.ts';
import { asAddress, FAMILY_NAMES, GIVEN_NAMES } from './names.ts';

export interface PersonPlan {
  name: string;
  email: string;
  kind: 'employee' | 'contractor';
  timeZone: string;
  department: DepartmentPlan;
  jobRole: string;
  /** Months before the anchor day; a few joined while the programme ran. */
  joinedMonthsAgo: number;
  /** Chance to answer a question right, 0–1. */
  ability: number;
  isCoach: boolean;
}

export interface PrintedAccount {
  as: string;
  email: string;
  accessRoles: readonly AccessRole[];
}

const COACHES = 11;
const ZONES = [
  'Europe/Berlin',
  'Europe/Berlin',
  'Europe/Berlin',
  'Europe/Madrid',
  'Europe/London',
  'Asia/Kolkata',
  'America/New_York',
];
const COACHING_JOB_ROLES = ['architect', 'department-champion', 'security-engineer', 'oss-maintainer', 'compliance-officer'];

/** Everybody, in a fixed order. The same seed gives the same people. */
export function planPeople(seed: string): PersonPlan[] {
  const random = randomFrom(`${seed}/people`);
  const names = drawNames(random);
  const people = DEPARTMENTS.flatMap((department) =>
    Object.entries(department.jobRoles).flatMap(([jobRole, count]) =>
      Array.from({ length: count }, () => planPerson(names.next().value!, department, jobRole, random)),
    ),
  );
  const coaches = new Set(
    shuffled(
      people.filter(({ jobRole, joinedMonthsAgo }) => COACHING_JOB_ROLES.includes(jobRole) && joinedMonthsAgo > 12),
      random,
    ).slice(0, COACHES),
  );
  return people.map((person) => ({ ...person, isCoach: coaches.has(person) }));
}

function planPerson(name: string, department: DepartmentPlan, jobRole: string, random: Random): PersonPlan {
  const isNew = random() < 0.08;
  return {
    name,
    email: `${asAddress(name)}@fernwerk.example`,
    kind: jobRole.endsWith('engineer') && random() < 0.12 ? 'contractor' : 'employee',
    timeZone: ZONES[Math.floor(random() * ZONES.length)]!,
    department,
    jobRole,
    joinedMonthsAgo: isNew ? 1 + Math.floor(random() * 8) : 12 + Math.floor(random() * 96),
    ability: 0.68 + random() * 0.3,
    isCoach: false,
  };
}

/** Pairs of names that nobody shares. */
function* drawNames(random: Random): Generator<string, never> {
  const pairs = GIVEN_NAMES.flatMap((given) => FAMILY_NAMES.map((family) => `${given} ${family}`));
  yield* shuffled(pairs, random);
  throw new RangeError('the company is larger than the list of names');
}

/** One account for each kind of user, chosen among the people. */
export function printedAccounts(people: readonly PersonPlan[]): PrintedAccount[] {
  const pick = (as: string, accessRoles: readonly AccessRole[], suits: (person: PersonPlan) => boolean): PrintedAccount => ({
    as,
    accessRoles,
    email: people.find((person) => person.joinedMonthsAgo > 9 && suits(person))!.email,
  });
  const holding = (jobRole: string, slug?: string) => (person: PersonPlan) =>
    person.jobRole === jobRole && !person.isCoach && (!slug || person.department.slug === slug);
  return [
    pick('learner', ['learner'], holding('software-engineer', 'devices')),
    pick('coach', ['coach'], (person) => person.isCoach),
    pick('author', ['author'], holding('community-devrel')),
    pick('OSPO lead', ['ospo-lead'], (person) => person.jobRole === 'ospo-lead'),
    pick('manager', ['learner'], holding('engineering-manager', 'platform')),
    pick('auditor', ['auditor'], (person) => person.jobRole === 'none' && person.department.parent === null),
    pick('administrator', ['administrator'], holding('release-engineer', 'security-it')),
  ];
}
