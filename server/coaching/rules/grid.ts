import { DAY_MS } from './days.ts';
import { nextChange, segmentAt, type ZoneTable } from './zone-table.ts';

/** The first instant from `t` on whose wall clock is a multiple of the step, counted from local midnight. */
export function onGrid(table: ZoneTable, stepMs: number, t: number): number {
  for (;;) {
    const segment = segmentAt(table, t);
    const wall = t + table.offsets[segment]!;
    const sinceMidnight = ((wall % DAY_MS) + DAY_MS) % DAY_MS;
    const rest = sinceMidnight % stepMs;
    if (rest === 0) return t;
    const next = t + Math.min(stepMs - rest, DAY_MS - sinceMidnight);
    const changes = table.starts[segment + 1] ?? Infinity;
    if (next < changes) return next;
    t = changes; // Clocks change before that: the grid goes on from the new wall clock.
  }
}

/** From one instant of the grid to the next; asked for instants that only grow. */
export function stepOn(table: ZoneTable, stepMs: number): (t: number) => number {
  // Where the step divides the day, the next one is one step on, unless clocks change on the way.
  const isEven = DAY_MS % stepMs === 0;
  let changes = -Infinity;
  return (t) => {
    if (t >= changes) changes = nextChange(table, t);
    return isEven && t + stepMs < changes ? t + stepMs : onGrid(table, stepMs, t + 1);
  };
}
