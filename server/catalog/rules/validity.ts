/**
 * The UTC date from whose 00:00 what was shown of a skill no longer counts: months are added, and a day the month does
 * not have becomes its last one.
 */
export const lapsesOn = (shownOn: Temporal.PlainDate, validityMonths: number): Temporal.PlainDate =>
  shownOn.add({ months: validityMonths }, { overflow: 'constrain' });
