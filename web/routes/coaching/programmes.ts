import type { Booking } from '#server/coaching/contract.ts';

export interface Programme {
  programmeId: string;
  title: string;
  /** Of all sittings, in their order. */
  bookings: Booking[];
  /** The first that is to come. */
  next: Booking;
}

/** Programmes of which something is to come: their sessions belong together, those that are over too. */
export function runningProgrammes(bookings: readonly Booking[], isToCome: (booking: Booking) => boolean): Programme[] {
  const byId = Map.groupBy(bookings, ({ session }) => session.programme?.programmeId ?? '');
  byId.delete('');
  return [...byId].flatMap(([programmeId, own]) => {
    const inOrder = own.toSorted((a, b) => a.session.programme!.sitting - b.session.programme!.sitting);
    const next = own.filter(isToCome).toSorted((a, b) => (a.session.startsAt < b.session.startsAt ? -1 : 1))[0];
    return next ? [{ programmeId, title: next.session.title, bookings: inOrder, next }] : [];
  });
}
