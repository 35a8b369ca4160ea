/** What evidence is worth on a day. */
export type EvidenceState = 'current' | 'due' | 'lapsed';

/** Lapsed from 00:00 UTC of its date; due when it lapses within the given days. */
export function evidenceState(lapses: Temporal.PlainDate, today: Temporal.PlainDate, dueDays: number): EvidenceState {
  if (Temporal.PlainDate.compare(lapses, today) <= 0) return 'lapsed';
  return Temporal.PlainDate.compare(lapses, today.add({ days: dueDays })) <= 0 ? 'due' : 'current';
}
