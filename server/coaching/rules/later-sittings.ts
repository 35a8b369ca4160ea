/** A session as far as it depends on it whether it is still held. */
interface Timed {
  status: string;
  startsAt: Temporal.Instant;
}

const STILL_ON = ['requested', 'scheduled', 'in-progress'];
/** Whether a session is asked for, agreed or being held: what ended otherwise is not cancelled any more. */
export const isStillOn = ({ status }: Pick<Timed, 'status'>): boolean => STILL_ON.includes(status);

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

/**
 * What is to come of a programme after one of its sittings. Whoever holds it may have moved a sitting past another, so that
 * time decides which is later, not the number.
 */
export const sittingsAfter = <S extends Timed>(sittings: readonly S[], { startsAt }: Timed, now: Temporal.Instant): S[] =>
  sittings.filter((each) => isStillOn(each) && isBefore(startsAt, each.startsAt) && isBefore(now, each.startsAt));
