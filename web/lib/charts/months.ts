export interface Month {
  /** First day of the month. */
  month: string;
  low: number;
  high: number;
  coverage: number | null;
  required: number;
  definitionsVersion: string;
}

/** As in "November 2026", or "Nov" in little room. */
export const nameOfMonth = (month: string, style: 'short' | 'long'): string =>
  new Intl.DateTimeFormat('en-GB', { month: style, timeZone: 'UTC', ...(style === 'long' && { year: 'numeric' }) }).format(
    new Date(`${month}T00:00:00Z`),
  );
