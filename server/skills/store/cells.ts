import { and, asc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { skillCells } from '#db/schema/skills.ts';
import type { KeptCell } from '../rules/cells.ts';

const LOCK = 'figures';
/** Rows of one INSERT. */
const CHUNK = 5000;

/**
 * Refreshes of one person wait for each other; a rebuild waits for all of them. Locks are taken in the order of the ids,
 * so that nobody waits in a circle.
 */
export async function lockPersons(tx: Transaction, personIds: readonly string[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${LOCK}, 0))`);
  await tx.execute(sql`
    select pg_advisory_xact_lock(hashtextextended('cells/' || person_id, 0))
    from (select unnest(${`{${personIds.toSorted().join(',')}}`}::text[]) as person_id order by 1) persons`);
}

/** Until the transaction ends nobody else changes cells or figures. */
export async function lockAll(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${LOCK}, 0))`);
}

export async function readCells(db: Queryable, personIds: readonly string[]): Promise<KeptCell[]> {
  if (personIds.length === 0) return [];
  return db
    .select()
    .from(skillCells)
    .where(inArray(skillCells.personId, [...personIds]))
    .orderBy(asc(skillCells.personId), asc(skillCells.skillId));
}

/** Cells of one skill in some departments, for those who may see people. */
export async function readCellsOfSkill(db: Queryable, departmentIds: readonly string[], skillId: string): Promise<KeptCell[]> {
  return db
    .select()
    .from(skillCells)
    .where(
      and(inArray(skillCells.departmentId, [...departmentIds]), eq(skillCells.skillId, skillId), gt(skillCells.required, 0)),
    );
}

export async function replaceCells(tx: Transaction, personIds: readonly string[], cells: readonly KeptCell[]): Promise<void> {
  await tx.delete(skillCells).where(inArray(skillCells.personId, [...personIds]));
  await insertCells(tx, cells);
}

/** Rows travel as one JSON value: ten parameters a row cost more to build than the rows cost to write. */
export async function insertCells(tx: Transaction, cells: readonly KeptCell[]): Promise<void> {
  for (let start = 0; start < cells.length; start += CHUNK) {
    const rows = cells.slice(start, start + CHUNK).map((cell) => ({
      person_id: cell.personId,
      skill_id: cell.skillId,
      department_id: cell.departmentId,
      state: cell.state,
      level: cell.level,
      required: cell.required,
      critical: cell.critical,
      lapses_on: cell.lapsesOn,
      lapses_soon: cell.lapsesSoon,
    }));
    await tx.execute(
      sql`insert into skill_cells select * from jsonb_populate_recordset(null::skill_cells, ${JSON.stringify(rows)}::jsonb)`,
    );
  }
}

export async function deleteAllCells(tx: Transaction): Promise<void> {
  await tx.delete(skillCells);
}

/** Persons whose cells the date alone changes: something lapsed, or came into the forecast. */
export async function personsTouchedByDate(db: Queryable, today: Temporal.PlainDate, forecastDays: number): Promise<string[]> {
  const soon = today.add({ days: forecastDays }).toString();
  const rows = await db
    .selectDistinct({ personId: skillCells.personId })
    .from(skillCells)
    .where(
      and(
        inArray(skillCells.state, ['met', 'gap']),
        or(lte(skillCells.lapsesOn, today.toString()), and(lte(skillCells.lapsesOn, soon), eq(skillCells.lapsesSoon, false))),
      ),
    )
    .orderBy(asc(skillCells.personId));
  return rows.map((row) => row.personId);
}
