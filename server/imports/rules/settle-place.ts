import type { Change, Deed, Facts, InFile, Recorded } from '../facts.ts';
import type { ColumnName } from './columns.ts';
import type { PersonRow } from './person-row.ts';

/** What one cell asks for. */
export interface Part {
  deed?: Deed;
  changes?: Change[];
  mistakes?: { column: ColumnName; detail: string }[];
}

export const keyOf = (email: string): string => email.toLowerCase();

export const wrong = (column: ColumnName, detail: string): Part => ({ mistakes: [{ column, detail }] });
export const change = (what: Change['what'], before: string | null, after: string | null, deed: Deed): Part => ({
  deed,
  changes: [{ what, before, after }],
});

export const isBy = (day: Temporal.PlainDate | null, by: Temporal.PlainDate) =>
  day !== null && Temporal.PlainDate.compare(day, by) <= 0;
/** The first day without somebody, as it will be. */
export const goneOn = (row: PersonRow | undefined, known: Recorded | null | undefined) =>
  row?.leftOn === undefined ? (known?.leftOn ?? null) : row.leftOn;

export function ofDepartment({ department }: PersonRow, known: Recorded | null, { departments }: Facts): Part {
  if (department === undefined) return {};
  const written = department.toLowerCase();
  const bySlug = departments.filter(({ slug }) => slug === written);
  const found = bySlug.length > 0 ? bySlug : departments.filter(({ name }) => name.toLowerCase() === written);
  const [one] = found;
  if (!one) return wrong('department', `There is no department “${department}”.`);
  if (found.length > 1) return wrong('department', `Several departments are called “${department}”: write the short name.`);
  if (one.id === known?.departmentId) return {};
  if (one.closedOn !== null) return wrong('department', `“${department}” is closed, or will be.`);
  const before = departments.find(({ id }) => id === known?.departmentId)?.name ?? null;
  return change('department', before, one.name, { departmentId: one.id });
}

export function ofManager(
  { managerEmail, email }: PersonRow,
  known: Recorded | null,
  { recorded }: Facts,
  inFile: InFile,
  from: Temporal.PlainDate,
): Part {
  if (managerEmail === undefined) return {};
  if (managerEmail === null) return known?.managerId ? change('manager', known.managerEmail, null, { manager: null }) : {};
  const key = keyOf(managerEmail);
  const [manager, theirRow] = [recorded.get(key), inFile.get(key)];
  if (key === keyOf(email)) return wrong('manager_email', 'Nobody reports to themselves.');
  if (!manager && !theirRow) return wrong('manager_email', 'Nobody has this address, in the company or in this file.');
  if (isBy(goneOn(theirRow, manager), from)) return wrong('manager_email', 'They are gone by then.');
  if (manager && manager.id === known?.managerId) return {};
  return change('manager', known?.managerEmail ?? null, managerEmail, { manager: key });
}

export function ofJobRoles({ jobRoles: wanted }: PersonRow, known: Recorded | null, { jobRoles }: Facts): Part {
  if (wanted === undefined) return {};
  const nameOf = new Map(jobRoles.map(({ id, name }) => [id, name]));
  const unknown = wanted.filter((id) => !nameOf.has(id));
  if (unknown.length > 0)
    return { mistakes: unknown.map((id) => ({ column: 'job_roles', detail: `There is no job role “${id}”.` })) };
  const held = new Set(known?.roleProfileIds ?? []);
  if (held.symmetricDifference(new Set(wanted)).size === 0) return {};
  const named = (ids: Iterable<string>) => [...ids].map((id) => nameOf.get(id) ?? id).join(', ') || null;
  return change('job roles', named(held), named(wanted), { roleProfileIds: wanted });
}
