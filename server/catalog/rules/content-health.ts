/** Facts that expire within this many days are named, so that there is time to check them again. */
export const HORIZON_DAYS = 180;

/** Those whose facts have expired or will within the horizon, soonest first. */
export const expiringLessons = <L extends { expiresOn: string }>(
  lessons: readonly L[],
  today: Temporal.PlainDate,
): (L & { isExpired: boolean })[] => {
  const horizon = today.add({ days: HORIZON_DAYS }).toString();
  return lessons
    .filter(({ expiresOn }) => expiresOn <= horizon)
    .toSorted((a, b) => (a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : 0))
    .map((lesson) => ({ ...lesson, isExpired: lesson.expiresOn <= today.toString() }));
};
