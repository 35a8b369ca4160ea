import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertNoReportingCycle, reportingCircles, ReportingCycle } from '#server/organization/rules/reporting.ts';

describe('a reporting line', () => {
  test('may lead to somebody who does not report back', () => {
    expect(() => assertNoReportingCycle('mira', 'jonas', ['helena'])).not.toThrow();
  });

  test('never leads to oneself, directly or by way of others', () => {
    expect(() => assertNoReportingCycle('mira', 'mira', [])).toThrow(ReportingCycle);
    expect(() => assertNoReportingCycle('helena', 'mira', ['jonas', 'helena'])).toThrow(ReportingCycle);
  });
});

test('circles of managers are found, each once, and who only leads into one is no part of it', () => {
  const lines = (...pairs: string[]) => new Map(pairs.map((pair) => pair.split('>') as [string, string]));
  expect(reportingCircles(lines('a>b', 'b>c'))).toEqual([]);
  expect(reportingCircles(lines('x>a', 'a>b', 'b>a', 'c>c'))).toEqual([['a', 'b'], ['c']]);
});

test('whatever the lines: who follows them from a circle comes back, and from anywhere else does not', () => {
  const person = fc.nat({ max: 11 }).map((n) => `p${n}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(person, person), { maxLength: 20 }), (pairs) => {
      const managerOf = new Map(pairs);
      const inCircles = new Set(reportingCircles(managerOf).flat());
      for (const start of managerOf.keys()) {
        let current = managerOf.get(start);
        for (let steps = 0; steps < 20 && current !== undefined && current !== start; steps++) current = managerOf.get(current);
        expect(inCircles.has(start)).toBe(current === start);
      }
    }),
  );
});
