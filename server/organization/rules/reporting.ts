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
 * Nobody reports to themselves, nor to somebody who reports to them.
 *
 * @param managersAbove Whom the new manager reports to, and so on up, on the day from which the line shall hold.
 * @throws {ReportingCycle}
 */
export function assertNoReportingCycle(personId: string, managerId: string, managersAbove: readonly string[]): void {
  if (managerId === personId || managersAbove.includes(personId)) throw new ReportingCycle();
}
