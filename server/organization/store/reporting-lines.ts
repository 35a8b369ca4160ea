import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { reportingLines } from '#db/schema/organization.ts';
import { holdsOn } from './periods.ts';

/** Whether one person is the other's manager on a day. */
export async function isManagedBy(db: Queryable, personId: string, managerId: string, on: Temporal.PlainDate): Promise<boolean> {
  const rows = await db
    .select({ id: reportingLines.id })
    .from(reportingLines)
    .where(and(eq(reportingLines.personId, personId), eq(reportingLines.managerId, managerId), holdsOn(reportingLines, on)))
    .limit(1);
  return rows.length > 0;
}

/** Whom somebody reports to on a day, and so on up. */
export async function managersAbove(db: Queryable, personId: string, on: Temporal.PlainDate): Promise<string[]> {
  const day = on.toString();
  const rows = await db.execute<{ id: string }>(sql`
    with recursive above (id) as (
      select ${personId}::uuid
      union select r.manager_id from reporting_lines r join above on r.person_id = above.id
        where r.valid_from <= ${day}::date and (r.valid_to is null or r.valid_to > ${day}::date)
          and not exists (select from reporting_lines s where s.supersedes = r.id)
    )
    select id from above where id <> ${personId}::uuid`);
  return rows.map(({ id }) => id);
}

/** Whom everybody reports to on a day, by person. */
export async function reportingLinesOn(db: Queryable, on: Temporal.PlainDate): Promise<Map<string, string>> {
  const rows = await db
    .select({ personId: reportingLines.personId, managerId: reportingLines.managerId })
    .from(reportingLines)
    .where(holdsOn(reportingLines, on));
  return new Map(rows.map(({ personId, managerId }) => [personId, managerId]));
}

/** Persons who report to a manager on a day. */
export async function reportsOf(db: Queryable, managerId: string, on: Temporal.PlainDate): Promise<string[]> {
  const rows = await db
    .select({ personId: reportingLines.personId })
    .from(reportingLines)
    .where(and(eq(reportingLines.managerId, managerId), holdsOn(reportingLines, on)));
  return rows.map((row) => row.personId);
}
