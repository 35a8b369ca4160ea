import { currentFramework } from '#server/catalog/index.ts';
import { isOpenOn, listDepartments } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { NO_COUNTS } from './rules/counts.ts';
import { DEFINITIONS_VERSION, showFigures, totalOf } from './rules/report.ts';
import { insertSnapshots, readFigures } from './store/figures.ts';

/** Keep this month's figures of every open department. The first of a month stays, so running twice changes nothing. */
export async function takeSnapshots(context: Context): Promise<void> {
  const [framework, departments, figures] = await Promise.all([
    currentFramework(context),
    listDepartments(context.db),
    readFigures(context.db),
  ]);
  const month = utcDay(context).with({ day: 1 }).toString();
  const everything = showFigures(departments, figures, new Set(departments.map(({ id }) => id)));
  const outside = showFigures(departments, figures, new Set());
  const open = departments.filter((department) => isOpenOn(department, utcDay(context)));
  const snapshots = open.map(({ id: departmentId }) => ({
    departmentId,
    month,
    definitionsVersion: DEFINITIONS_VERSION,
    frameworkNumber: framework.number,
    figures: {
      own: totalOf(everything.get(departmentId)!) ?? NO_COUNTS,
      outside: totalOf(outside.get(departmentId)!),
    },
    takenAt: context.now(),
  }));
  await insertSnapshots(context.db, snapshots);
}
