import type { Coach } from './coaches.ts';
import type { Member } from './found.ts';

/** Somebody is picked who has the least behind them, and whose job role asks for what the session touches. */
export type Pick = (typeId: string) => Member;

/** Who takes part in what visitors shall find. */
export interface Stage {
  coaches: readonly Coach[];
  visitor: Member;
  pick: Pick;
  anchor: Temporal.PlainDate;
  /** The OSPO lead. */
  lead: Member;
}

/** The first coach who holds a session type. */
export const holding = (coaches: readonly Coach[], typeId: string): Coach => coaches.find(({ holds }) => holds.includes(typeId))!;

/** An hour of a day, in UTC. */
export const at = (day: Temporal.PlainDate, hour: number): Temporal.Instant =>
  day.toZonedDateTime('UTC').add({ hours: hour }).toInstant();
