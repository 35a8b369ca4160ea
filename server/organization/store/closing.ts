import { eq, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import { departments } from '#db/schema/organization.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { DepartmentClosed, DepartmentInUse, type Occupancy } from '../rules/closing.ts';

const SHOWN = 10;

/** Who stands in a department on a day or later, and what is open below it then. */
export async function selectOccupancy(db: Queryable, departmentId: string, on: Temporal.PlainDate): Promise<Occupancy> {
  const day = on.toString();
  const people = await db.execute<{ id: string; name: string; total: string }>(sql`
    select p.id, p.name, count(*) over () as total from persons p where exists (
      select from memberships m where m.person_id = p.id and m.department_id = ${departmentId}
        and (m.valid_to is null or m.valid_to > greatest(m.valid_from, ${day}::date))
        and not exists (select from memberships later where later.supersedes = m.id))
    order by p.name collate "und-x-icu", p.id limit ${SHOWN}`);
  const open = await db.execute<{ id: string; name: string }>(sql`
    select id, name from departments where parent_id = ${departmentId} and (closed_on is null or closed_on > ${day}::date)
    order by name collate "und-x-icu"`);
  return {
    people: people.map(({ id, name }) => ({ personId: id, name })),
    peopleCount: Number(people[0]?.total ?? 0),
    departments: open.map(({ id, name }) => ({ id, name })),
  };
}

/** @param on Null reopens it. @throws {NotFound} @throws {DepartmentInUse} @throws {DepartmentClosed} */
export async function updateClosedOn(db: Queryable, departmentId: string, on: Temporal.PlainDate | null): Promise<void> {
  try {
    const closedOn = on?.toString() ?? null;
    const rows = await db
      .update(departments)
      .set({ closedOn })
      .where(eq(departments.id, departmentId))
      .returning({ id: departments.id });
    if (rows.length === 0) throw new NotFound('department');
  } catch (error) {
    const isParents = on === null && violates(error, 'open_departments_stand_below_open_ones');
    if (isParents) throw new DepartmentClosed('parentId');
    if (violates(error, 'open_departments_stand_below_open_ones') || violates(error, 'closed_departments_hold_nobody'))
      throw new DepartmentInUse({ people: [], peopleCount: 0, departments: [] });
    throw error;
  }
}
