/** How long what is written about somebody is kept after the session. */
const KEPT = {
  private: { days: 90 },
  shared: { months: 24 },
} as const;

export const noteExpires = (kind: 'shared' | 'private', sessionEndsAt: Temporal.Instant): Temporal.Instant =>
  sessionEndsAt.toZonedDateTimeISO('UTC').add(KEPT[kind]).toInstant();
