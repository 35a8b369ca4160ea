/** Facts that expire within this time are named, so that there is time to check them again. */
const HORIZON = Temporal.Duration.from({ months: 6 });

/** The last day on which facts expire that are named today. */
export const horizonOf = (today: Temporal.PlainDate): Temporal.PlainDate => today.add(HORIZON);

/** Those whose facts have expired or will within six months, soonest first. */
export const expiringLessons = <L extends { expiresOn: string }>(
  lessons: readonly L[],
  today: Temporal.PlainDate,
): (L & { isExpired: boolean })[] => {
  const horizon = horizonOf(today).toString();
  return lessons
    .filter(({ expiresOn }) => expiresOn <= horizon)
    .toSorted((a, b) => (a.expiresOn < b.expiresOn ? -1 : a.expiresOn > b.expiresOn ? 1 : 0))
    .map((lesson) => ({ ...lesson, isExpired: lesson.expiresOn <= today.toString() }));
};

/** Words of a text, directives and addresses included: a measure of length, not of style. */
export const countWords = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
