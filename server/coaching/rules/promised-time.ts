/** The wall time that is promised with a session, as it is kept beside the instant. */
export const promisedTime = (startsAt: Temporal.Instant, timeZone: string): string =>
  startsAt.toZonedDateTimeISO(timeZone).toPlainDateTime().toString();

/** Whether new rules of the zone show another wall time than was promised. Nothing moves by itself: the coach decides. */
export const hasClockMoved = (startsAt: Temporal.Instant, timeZone: string, promised: string): boolean =>
  promisedTime(startsAt, timeZone) !== promised;

/** When the promised wall time is under the rules of the zone that hold now. */
export const promisedInstant = (promised: string, timeZone: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(promised).toZonedDateTime(timeZone).toInstant();
