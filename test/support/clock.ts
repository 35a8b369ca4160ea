/** A clock that stands until it is moved. */
export function aClock(start = '2026-11-24T09:00:00Z') {
  let instant = Temporal.Instant.from(start);
  return {
    now: () => instant,
    today: () => instant.toZonedDateTimeISO('UTC').toPlainDate(),
    advance: (duration: Temporal.DurationLike) => {
      instant = instant.add(duration);
    },
  };
}
