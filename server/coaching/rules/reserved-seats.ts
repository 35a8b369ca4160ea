import { Refusal } from '#server/shared/refusal.ts';
import type { Kept } from './booking-terms.ts';

/** A session as far as its kept seats depend on it. */
export interface Seating {
  capacity: number;
  seatsTaken: number;
  reservedSeats: number;
  /** Of those who were invited, who has not declined; who came too. */
  openInvitations: number;
  /** Seats that are taken on an invitation. */
  invitedSeats: number;
}

export class TooManyReserved extends Refusal {
  constructor(most: number) {
    super('invalid', 'coaching/too-many-reserved', `At most half the seats can be kept, here ${most}.`, {
      most,
      errors: [{ pointer: '#/reservedSeats', detail: `is ${most} at most` }],
    });
  }
}

const RELEASED_BEFORE_HOURS = 72;

/** Kept seats are free for everybody from then on. */
export const releasedAt = (startsAt: Temporal.Instant): Temporal.Instant => startsAt.subtract({ hours: RELEASED_BEFORE_HOURS });

/** From which starts on seats are kept still, as of a moment. */
export const keepsFrom = (now: Temporal.Instant): Temporal.Instant => now.add({ hours: RELEASED_BEFORE_HOURS });

/** More are invited than find a seat, since not everybody comes; three for each seat, so that an invitation is worth something. */
const INVITED_A_SEAT = 3;
export const mostInvited = (capacity: number): number => INVITED_A_SEAT * capacity;

/** A group is planned from four days on: whoever is invited has a day before kept seats are free again. */
const INVITED_AHEAD_MS = (RELEASED_BEFORE_HOURS + 24) * 3_600_000;
export const leavesTime = (start: number, now: number): boolean => start >= now + INVITED_AHEAD_MS;

export const mostReserved = (capacity: number): number => Math.floor(capacity / 2);

/**
 * How many seats a session that is planned for a gap keeps.
 *
 * @param asked What its coach wants; half the seats where they do not say. @throws {TooManyReserved}
 */
export function seatsToReserve(
  capacity: number,
  asked: number | undefined,
  { startsAt, now }: Record<'startsAt' | 'now', Temporal.Instant>,
) {
  const most = mostReserved(capacity);
  if (asked !== undefined && asked > most) throw new TooManyReserved(most);
  return Temporal.Instant.compare(startsAt, keepsFrom(now)) > 0 ? (asked ?? most) : 0;
}

/** Seats that only those may take who are invited: as many as could still come, no more. */
export const keptSeats = ({ reservedSeats, openInvitations, invitedSeats }: Seating): number =>
  Math.max(0, Math.min(reservedSeats, openInvitations) - invitedSeats);

/** Seats somebody may take now. */
export const seatsOpenTo = (seating: Seating, isInvited: boolean): number =>
  Math.max(0, seating.capacity - seating.seatsTaken - (isInvited ? 0 : keptSeats(seating)));

/** What is free, but not for somebody who is not invited; null where nothing is. */
export function keptFor(session: Seating & { startsAt: Temporal.Instant }, isInvited: boolean): Kept | null {
  const seats = Math.min(keptSeats(session), seatsOpenTo(session, true));
  return isInvited || seats === 0 ? null : { seats, until: releasedAt(session.startsAt) };
}

/** The seating once one more seat is taken. */
export const withSeatTaken = (seating: Seating, isInvited: boolean): Seating => ({
  ...seating,
  seatsTaken: seating.seatsTaken + 1,
  invitedSeats: seating.invitedSeats + (isInvited ? 1 : 0),
});
