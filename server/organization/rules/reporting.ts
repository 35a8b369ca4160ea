import { Refusal } from '#server/shared/refusal.ts';

export class UnknownManager extends Refusal {
  constructor() {
    const detail = 'Nobody of the company has this address.';
    super('invalid', 'organization/unknown-manager', detail, { errors: [{ pointer: '#/managerId', detail }] });
  }
}

export class ReportingCycle extends Refusal {
  constructor() {
    const detail = 'They would report to themselves, directly or by way of others.';
    super('conflict', 'organization/reporting-cycle', detail, { errors: [{ pointer: '#/managerId', detail }] });
  }
}

/**
 * Everybody who would report to themselves by way of others.
 *
 * @param managerOf Whom each reports to.
 * @returns Each circle once, in the order of the lines.
 */
export function reportingCircles(managerOf: ReadonlyMap<string, string>): string[][] {
  const circles: string[][] = [];
  const seen = new Set<string>();
  for (const start of managerOf.keys()) {
    const path: string[] = [];
    let current: string | undefined = start;
    for (; current !== undefined && !seen.has(current); current = managerOf.get(current)) {
      seen.add(current);
      path.push(current);
    }
    const closes = current === undefined ? -1 : path.indexOf(current);
    if (closes >= 0) circles.push(path.slice(closes));
  }
  return circles;
}

/**
 * Nobody reports to themselves, nor to somebody who reports to them.
 *
 * @param managersAbove Whom the new manager reports to, and so on up, on the day from which the line shall hold.
 * @throws {ReportingCycle}
 */
export function assertNoReportingCycle(personId: string, managerId: string, managersAbove: readonly string[]): void {
  if (managerId === personId || managersAbove.includes(personId)) throw new ReportingCycle();
}
