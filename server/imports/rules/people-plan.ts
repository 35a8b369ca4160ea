import { createHash } from 'node:crypto';
import type { Facts, PlannedPerson } from '../facts.ts';
import type { Mistake } from './columns.ts';
import type { PersonRow } from './person-row.ts';
import { keyOf } from './settle-place.ts';
import { settle } from './settle-row.ts';

export interface Plan {
  added: PlannedPerson[];
  changed: PlannedPerson[];
  /** Who leaves, whatever else changes of them. */
  leaving: PlannedPerson[];
  /** Lines that say what is recorded already. */
  same: PlannedPerson[];
  mistakes: Mistake[];
}

/**
 * What would happen if a file were applied, and every mistake in it. Whoever is not in the file is never touched.
 *
 * @param rows In the order of the lines.
 * @param unreadable Mistakes that were found while it was read.
 */
export function planImport(rows: readonly PersonRow[], facts: Facts, unreadable: readonly Mistake[] = []): Plan {
  const inFile = new Map<string, PersonRow>();
  const twice: Mistake[] = [];
  for (const row of rows) {
    const earlier = inFile.get(keyOf(row.email));
    if (earlier) twice.push({ line: row.line, column: 'email', detail: `This address stands in line ${earlier.line} already.` });
    else inFile.set(keyOf(row.email), row);
  }
  const settled = [...inFile.values()].map((row) => settle(row, facts, inFile));
  const people = settled.map(({ person }) => person);
  const known = people.filter(({ personId }) => personId !== null);
  const isSame = ({ changes }: PlannedPerson) => changes.length === 0;
  const leaves = ({ deed }: PlannedPerson) => deed.leftOn instanceof Temporal.PlainDate;
  const mistakes = [...unreadable, ...twice, ...settled.flatMap((each) => each.mistakes), ...circles(people, facts)];
  return {
    added: people.filter(({ personId }) => personId === null),
    changed: known.filter((person) => !isSame(person) && !leaves(person)),
    leaving: known.filter(leaves),
    same: known.filter(isSame),
    mistakes: mistakes.toSorted((a, b) => a.line - b.line),
  };
}

/** Addresses a file names, to look them up at once. */
export const addressesIn = (rows: readonly PersonRow[]): string[] => [
  ...new Set(rows.flatMap(({ email, managerEmail }) => [email, ...(managerEmail ? [managerEmail] : [])]).map(keyOf)),
];

/** Whoever would report to themselves by way of others, once the lines of the file hold. */
function circles(people: readonly PlannedPerson[], { reportsTo, recorded, circlesIn }: Facts): Mistake[] {
  const lines = new Map(reportsTo);
  const nodeOf = ({ personId, email }: PlannedPerson) => personId ?? keyOf(email);
  for (const person of people) {
    const { manager } = person.deed;
    if (manager === null) lines.delete(nodeOf(person));
    else if (manager !== undefined) lines.set(nodeOf(person), recorded.get(manager)?.id ?? manager);
  }
  const byNode = new Map(people.map((person) => [nodeOf(person), person]));
  return circlesIn(lines).flatMap((circle) => {
    const inIt = circle.flatMap((node) => byNode.get(node) ?? []);
    const detail = `They would report to themselves, by way of ${inIt.map(({ email }) => email).join(', ')}.`;
    return inIt.filter(({ deed }) => deed.manager).map(({ line }) => ({ line, column: 'manager_email', detail }));
  });
}

/** Names a plan by what it does, so that what was looked at and what is applied can be told apart. */
export const nameOf = ({ added, changed, leaving }: Plan): string =>
  createHash('sha256')
    .update(JSON.stringify([...added, ...changed, ...leaving].map(({ personId, from, deed }) => [personId, from, deed])))
    .digest('base64url');
