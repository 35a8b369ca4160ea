/** How long what is written about somebody is kept after the session. */
const KEPT = {
  private: { days: 90 },
  shared: { months: 24 },
} as const;

/** Sessions that ended by then keep what they showed, and nothing of what people wrote. */
export const wordsGoOf = (now: Temporal.Instant): Temporal.Instant =>
  now.toZonedDateTimeISO('UTC').subtract(KEPT.shared).toInstant();

export const noteExpires = (kind: 'shared' | 'private', sessionEndsAt: Temporal.Instant): Temporal.Instant =>
  sessionEndsAt.toZonedDateTimeISO('UTC').add(KEPT[kind]).toInstant();
