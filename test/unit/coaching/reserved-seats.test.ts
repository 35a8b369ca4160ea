import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  keepsFrom,
  keptFor,
  keptSeats,
  mostInvited,
  releasedAt,
  seatsOpenTo,
  seatsToReserve,
  TooManyReserved,
  withSeatTaken,
  type Seating,
} from '#server/coaching/rules/reserved-seats.ts';

const now = Temporal.Instant.from('2026-11-24T09:00:00Z');
const seating: Seating = { capacity: 8, seatsTaken: 0, reservedSeats: 4, openInvitations: 20, invitedSeats: 0 };

describe('how many seats are kept', () => {
  const reserve = (capacity: number, asked?: number, days = 10) =>
    seatsToReserve(capacity, asked, { startsAt: now.add({ hours: 24 * days }), now });

  test('half of them unless the coach says otherwise, none at all if they say so, never more', () => {
    expect([reserve(8), reserve(7), reserve(1), reserve(8, 0), reserve(8, 3)]).toEqual([4, 3, 0, 0, 3]);
    expect(() => reserve(7, 4)).toThrow(TooManyReserved);
  });

  test('none in the last three days, when they would be free again', () => {
    expect(reserve(8, 4, 3)).toBe(0);
    expect(releasedAt(keepsFrom(now))).toEqual(now);
  });

  test('three are invited for each seat at most', () => {
    expect(mostInvited(8)).toBe(24);
  });
});

test('who is not invited finds what is not kept; who is invited finds every seat', () => {
  expect([seatsOpenTo(seating, false), seatsOpenTo(seating, true)]).toEqual([4, 8]);
  const half = { ...seating, seatsTaken: 4 };
  expect([seatsOpenTo(half, false), seatsOpenTo(half, true)]).toEqual([0, 4]);
  expect(keptFor({ ...half, startsAt: now }, false)).toEqual({ seats: 4, until: releasedAt(now) });
  expect(keptFor({ ...half, startsAt: now }, true)).toBeNull();
});

test('no more seats are kept than people could still come', () => {
  expect(keptSeats({ ...seating, openInvitations: 3 })).toBe(3);
  expect(keptSeats({ ...seating, openInvitations: 3, invitedSeats: 2, seatsTaken: 2 })).toBe(1);
  expect(keptSeats({ ...seating, openInvitations: 0 })).toBe(0);
});

test('whoever comes in whatever order: no seat is sold twice, and the invited find theirs', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 10 }),
      fc.array(fc.boolean(), { maxLength: 40 }),
      (capacity, wanted, arrivals) => {
        const reservedSeats = Math.min(wanted, Math.floor(capacity / 2));
        let now: Seating = { capacity, seatsTaken: 0, reservedSeats, openInvitations: 40, invitedSeats: 0 };
        for (const isInvited of arrivals) if (seatsOpenTo(now, isInvited) > 0) now = withSeatTaken(now, isInvited);
        expect(now.seatsTaken).toBeLessThanOrEqual(capacity);
        expect(now.seatsTaken - now.invitedSeats).toBeLessThanOrEqual(capacity - reservedSeats);
        expect(keptSeats(now)).toBeLessThanOrEqual(capacity - now.seatsTaken);
      },
    ),
  );
});
