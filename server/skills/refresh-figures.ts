import { currentFramework, type Framework } from '#server/catalog/index.ts';
import { listDepartments, personFacts, personsWithChanges, withAncestors, type PersonFacts } from '#server/organization/index.ts';
import type { Transaction } from '#db/client.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { cellsOf, FORECAST_DAYS, type KeptCell } from './rules/cells.ts';
import { changesOf, countInto, differences, type Tally } from './rules/counts.ts';
import { requirementsOf } from './rules/requirements.ts';
import {
  deleteAllCells,
  insertCells,
  lockAll,
  lockPersons,
  personsTouchedByDate,
  readCells,
  replaceCells,
} from './store/cells.ts';
import { readEvidence } from './store/evidence.ts';
import { addToFigures, deleteAllFigures } from './store/figures.ts';

/** Persons of one transaction: a long list must not hold its locks for long. */
const BATCH = 200;
const REBUILD_BATCH = 2000;
const DAYS_LOOKED_BACK = 31;

/**
 * Bring cells of persons, and the figures of their departments, to what evidence and requirements say now. The work grows
 * with the persons named, never with the company. A reaction: safe to repeat, in any order, at the same time.
 */
export async function refreshPersons(context: Context, personIds: readonly string[]): Promise<void> {
  const distinct = [...new Set(personIds)].toSorted();
  for (let start = 0; start < distinct.length; start += BATCH) {
    await context.db.transaction((tx) => refreshBatch(context, tx, distinct.slice(start, start + BATCH)));
  }
}

async function refreshBatch(context: Context, tx: Transaction, personIds: readonly string[]): Promise<void> {
  await lockPersons(tx, personIds);
  const departments = await listDepartments(tx);
  const before = await readCells(tx, personIds);
  const after = await computeCells(context, tx, personIds);
  await replaceCells(tx, personIds, after);
  const changes = differences(before, after, (departmentId) => withAncestors(departments, departmentId));
  await addToFigures(tx, changes, context.now());
}

/**
 * The date has turned: what lapsed, or came within the forecast, changes cells without any event; so does a department or
 * a job role that was recorded for a day to come. Looks some days back, in case nothing ran for a while.
 */
export async function turnDay(context: Context): Promise<void> {
  const today = utcDay(context);
  const [lapsing, moving] = await Promise.all([
    personsTouchedByDate(context.db, today, FORECAST_DAYS),
    personsWithChanges(context.db, today.subtract({ days: DAYS_LOOKED_BACK }), today),
  ]);
  await refreshPersons(context, [...lapsing, ...moving]);
}

/** Compute every cell and figure anew. @returns how many persons were counted. */
export async function rebuildFigures(context: Context): Promise<number> {
  return context.db.transaction(async (tx) => {
    await lockAll(tx);
    const departments = await listDepartments(tx);
    const ancestors = new Map(departments.map(({ id }) => [id, withAncestors(departments, id)]));
    await deleteAllCells(tx);
    await deleteAllFigures(tx);
    const framework = await currentFramework({ ...context, db: tx });
    const facts = await personFacts(tx, null, utcDay(context));
    const tally: Tally = new Map();
    for (let start = 0; start < facts.length; start += REBUILD_BATCH) {
      const cells = await cellsFrom(context, tx, framework, facts.slice(start, start + REBUILD_BATCH));
      await insertCells(tx, cells);
      countInto(tally, cells, (departmentId) => ancestors.get(departmentId)!);
    }
    // Written once: counts that were updated batch by batch would leave the table full of dead rows.
    await addToFigures(tx, changesOf(tally), context.now());
    return facts.length;
  });
}

async function computeCells(context: Context, tx: Transaction, personIds: readonly string[]): Promise<KeptCell[]> {
  const framework = await currentFramework({ ...context, db: tx });
  return cellsFrom(context, tx, framework, await personFacts(tx, personIds, utcDay(context)));
}

async function cellsFrom(
  context: Context,
  tx: Transaction,
  framework: Framework,
  facts: readonly PersonFacts[],
): Promise<KeptCell[]> {
  const evidence = await readEvidence(
    tx,
    facts.map(({ personId }) => personId),
  );
  const evidenceByPerson = Map.groupBy(evidence, (row) => row.personId);
  const setting = levelSetting(framework, utcDay(context));
  return facts.flatMap(({ personId, departmentId, roleProfileIds }) =>
    cellsOf(
      { personId, departmentId },
      requirementsOf(roleProfileIds, framework.profiles),
      evidenceByPerson.get(personId) ?? [],
      setting,
    ),
  );
}

export const levelSetting = (framework: Framework, today: Temporal.PlainDate) => ({
  today,
  dueDays: framework.dueDays,
  maxLevelByKind: new Map(framework.kinds.map(({ id, maxLevel }) => [id, maxLevel])),
});
