/** What evidence is worth on a day. */
export type EvidenceState = 'current' | 'due' | 'lapsed';

/**
 * The UTC date from whose 00:00 evidence no longer counts: months are added, and a day the month does not have becomes
 * its last one.
 */
export const lapsesOn = (shownOn: Temporal.PlainDate, validityMonths: number): Temporal.PlainDate =>
  shownOn.add({ months: validityMonths }, { overflow: 'constrain' });

/** Lapsed from 00:00 UTC of its date; due when it lapses within the given days. */
export function evidenceState(lapses: Temporal.PlainDate, today: Temporal.PlainDate, dueDays: number): EvidenceState {
  if (Temporal.PlainDate.compare(lapses, today) <= 0) return 'lapsed';
  return Temporal.PlainDate.compare(lapses, today.add({ days: dueDays })) <= 0 ? 'due' : 'current';
}
