import { describe, expect, test } from 'vitest';
import { assertNoReportingCycle, ReportingCycle } from '#server/organization/rules/reporting.ts';

describe('a reporting line', () => {
  test('may lead to somebody who does not report back', () => {
    expect(() => assertNoReportingCycle('mira', 'jonas', ['helena'])).not.toThrow();
  });

  test('never leads to oneself, directly or by way of others', () => {
    expect(() => assertNoReportingCycle('mira', 'mira', [])).toThrow(ReportingCycle);
    expect(() => assertNoReportingCycle('helena', 'mira', ['jonas', 'helena'])).toThrow(ReportingCycle);
  });
});
