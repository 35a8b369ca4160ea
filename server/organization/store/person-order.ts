import { sql, type SQL } from 'drizzle-orm';

/** By what people are put in order; within it by name, then id. */
export type PersonOrder = 'name' | 'department' | 'joined';

export interface PersonOrdering {
  by: PersonOrder;
  /** The day whose departments count. */
  on: Temporal.PlainDate;
}

/** Sorts behind every name: who stands in no department comes last. */
const LAST = sql`chr(65535)`;

const departmentOf = (id: SQL, day: string) => sql`coalesce((
  select d.name from memberships m join departments d on d.id = m.department_id
  where m.person_id = ${id} and m.valid_from <= ${day}::date and (m.valid_to is null or m.valid_to > ${day}::date)
    and not exists (select from memberships later where later.supersedes = m.id)), ${LAST}) collate "und-x-icu"`;

const FIRST_KEYS: Record<PersonOrder, (table: SQL, day: string) => SQL[]> = {
  name: () => [],
  department: (table, day) => [departmentOf(sql`${table}.id`, day)],
  // Newest first, though every key ascends, so that one comparison of rows finds the next page.
  joined: (table) => [sql`date '2000-01-01' - ${table}.joined_on`],
};

/** What to order persons by, all ascending, and the condition that a person stands behind another in that order. */
export function orderPersons({ by, on }: PersonOrdering): { keys: SQL[]; isBehind: (personId: string) => SQL } {
  const keysOf = (table: SQL) => [
    ...FIRST_KEYS[by](table, on.toString()),
    sql`${table}.name collate "und-x-icu"`,
    sql`${table}.id`,
  ];
  const row = (table: SQL) => sql.join(keysOf(table), sql`, `);
  return {
    keys: keysOf(sql`persons`),
    isBehind: (personId) => sql`(${row(sql`persons`)}) > (select ${row(sql`p`)} from persons p where p.id = ${personId})`,
  };
}
