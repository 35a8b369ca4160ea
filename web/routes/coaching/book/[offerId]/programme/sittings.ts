import type { RefusedSitting, TimeReason } from '#server/coaching/contract.ts';
import type { Problem } from '#server/http/problem.ts';

/** A sitting as it is chosen so far. */
export interface SittingRow {
  sitting: number;
  title: string;
  /** Empty where it has no time yet. */
  startsAt: string;
  /** Where the interval would put it, and why it could not be proposed there; empty where that is not known any more. */
  wishedAt: string;
  reason: TimeReason | null;
}

/** Times of a programme that a refusal names. */
export const refusedIn = ({ refused }: Problem & { refused?: unknown }): RefusedSitting[] =>
  Array.isArray(refused) ? (refused as RefusedSitting[]) : [];

/** A time as a form holds it; whatever is none becomes empty. */
export const instantIn = (text = ''): string => (Number.isNaN(Date.parse(text)) ? '' : text);

/** The sittings between which one is looked for, as the API takes them. */
export function besideOf(times: readonly string[], sitting: number) {
  const [previousAt, nextAt] = [times[sitting - 2], times[sitting]];
  return { sitting, ...(previousAt && { previousAt }), ...(nextAt && { nextAt }) };
}

/** A button names a sitting with the time it is to have. */
export const swapValue = (sitting: number, startsAt: string): string => `${sitting} ${startsAt}`;

export function swapped(times: readonly string[], value: string): string[] {
  const [sitting, startsAt = ''] = value.split(' ');
  return times.map((time, index) => (index === Number(sitting) - 1 ? instantIn(startsAt) : time));
}
