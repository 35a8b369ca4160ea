import { currentFramework } from '#server/catalog/index.ts';
import { personsWithAccount } from '#server/identity/index.ts';
import {
  countPersonsOn,
  EVERYBODYS_PROFILE,
  listDepartments,
  personsStandingByEmail,
  reportingCircles,
  reportingLinesOn,
} from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { isTimeZone } from '#server/shared/time-zone.ts';
import type { Facts } from './facts.ts';
import { readPeopleFile } from './rules/people-file.ts';
import { addressesIn, planImport, type Plan } from './rules/people-plan.ts';
import { readRow } from './rules/person-row.ts';
import { keyOf } from './rules/settle-place.ts';
import type { PeopleImport } from './store/people-imports.ts';

/** What a file would do to what is recorded now. The same number of statements for any number of lines. */
export async function planOf(
  context: Context,
  { content, holdsFrom, opensAccounts }: Pick<PeopleImport, 'holdsFrom' | 'opensAccounts'> & { content: string },
  defaultTimeZone: string,
): Promise<Plan & { lines: number; recorded: Facts['recorded'] }> {
  const file = readPeopleFile(content);
  const read = file.lines.map(readRow);
  const rows = read.flatMap(({ row }) => row ?? []);
  const facts = await readFacts(context, addressesIn(rows), { from: holdsFrom, opensAccounts, defaultTimeZone });
  const mistakes = [...file.mistakes, ...read.flatMap((each) => each.mistakes)];
  return { ...planImport(rows, facts, mistakes), lines: file.lines.length, recorded: facts.recorded };
}

/** How many are in the company on the day from which an import holds. */
export const companySize = (context: Context, { holdsFrom }: Pick<PeopleImport, 'holdsFrom'>): Promise<number> =>
  countPersonsOn(context.db, holdsFrom);

async function readFacts(
  context: Context,
  addresses: readonly string[],
  given: Pick<Facts, 'from' | 'opensAccounts' | 'defaultTimeZone'>,
): Promise<Facts> {
  const { db } = context;
  const people = await personsStandingByEmail(db, addresses, given.from);
  const ids = people.map(({ id }) => id);
  const [accounts, departments, framework, reportsTo] = await Promise.all([
    personsWithAccount(db, ids),
    listDepartments(db),
    currentFramework(context),
    reportingLinesOn(db, given.from),
  ]);
  return {
    ...given,
    recorded: new Map(people.map((person) => [keyOf(person.email), { ...person, hasAccount: accounts.has(person.id) }])),
    departments,
    jobRoles: framework.profiles.filter(({ id }) => id !== EVERYBODYS_PROFILE),
    reportsTo,
    circlesIn: reportingCircles,
    isTimeZone,
  };
}
