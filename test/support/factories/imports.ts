import type { Facts, Recorded } from '#server/imports/facts.ts';
import { reportingCircles } from '#server/organization/rules/reporting.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

/** Somebody recorded, with whatever a test needs to be otherwise. */
export const recorded = (id: string, other: Partial<Recorded> = {}): Recorded => ({
  id,
  name: id,
  email: `${id}@example.org`,
  kind: 'employee',
  joinedOn: day('2020-01-01'),
  leftOn: null,
  departmentId: null,
  managerId: null,
  managerEmail: null,
  roleProfileIds: [],
  hasAccount: true,
  ...other,
});

/** What a file is compared with: two departments, a closed one, two job roles, and the people given. */
export const facts = (people: readonly Recorded[] = [], other: Partial<Facts> = {}): Facts => ({
  from: day('2026-12-01'),
  opensAccounts: false,
  recorded: new Map(people.map((person) => [person.email, person])),
  departments: [
    { id: 'd1', slug: 'legal', name: 'Legal', closedOn: null },
    { id: 'd2', slug: 'devices', name: 'Devices', closedOn: null },
    { id: 'd3', slug: 'labs', name: 'Labs', closedOn: day('2026-06-01') },
    { id: 'd4', slug: 'legal-us', name: 'Counsel', closedOn: null },
    { id: 'd5', slug: 'legal-eu', name: 'Counsel', closedOn: null },
  ],
  jobRoles: [
    { id: 'tester', name: 'Tester' },
    { id: 'buyer', name: 'Buyer' },
  ],
  reportsTo: new Map(people.flatMap(({ id, managerId }) => (managerId ? [[id, managerId] as const] : []))),
  circlesIn: reportingCircles,
  isTimeZone: (name) => name === 'Europe/Berlin' || name === 'UTC',
  defaultTimeZone: 'UTC',
  ...other,
});
