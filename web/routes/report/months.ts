import type { DepartmentReport } from '#server/skills/contract.ts';

/** The months whose readiness was kept, as the line is drawn. */
export const monthsOf = (progression: DepartmentReport['progression']) =>
  progression.flatMap(({ month, definitionsVersion, summary: { readiness, coverage, required } }) =>
    readiness ? [{ month, ...readiness, coverage, required, definitionsVersion }] : [],
  );
