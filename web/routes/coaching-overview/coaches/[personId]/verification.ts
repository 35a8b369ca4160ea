/** A year from a moment on, as a calendar day: for how long a level is verified unless one says otherwise. */
export function inAYear(now: Date): string {
  const later = new Date(Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth(), now.getUTCDate()));
  return later.toISOString().slice(0, 10);
}

export const STATE_WORDS = { current: 'Holds', due: 'Lapses soon', lapsed: 'Lapsed' } as const;
