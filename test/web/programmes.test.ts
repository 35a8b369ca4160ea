import { expect, test } from 'vitest';
import type { Booking } from '#server/coaching/contract.ts';
import { sittingWords, timeSentence } from '#lib/coaching-words.ts';
import { allOf, extentIn, othersOf } from '../../web/routes/coaching/book/[offerId]/extent.ts';
import {
  besideOf,
  instantIn,
  refusedIn,
  swapped,
  swapValue,
} from '../../web/routes/coaching/book/[offerId]/programme/sittings.ts';
import { runningProgrammes } from '../../web/routes/coaching/programmes.ts';

const TIMES = ['2026-11-26T09:00:00Z', '', '2026-12-24T09:00:00Z'];
const aBooking = (programmeId: string | null, sitting: number, startsAt: string) =>
  ({
    bookingId: `${programmeId}-${sitting}`,
    session: { title: 'Talks', startsAt, programme: programmeId && { programmeId, sitting, of: 3, title: '' } },
  }) as Booking;

test('sittings of a programme stand together in their order while something of it is to come, whatever came first', () => {
  const bookings = [
    aBooking('a', 2, '2026-12-10'),
    aBooking(null, 1, '2026-12-11'),
    aBooking('a', 3, '2026-12-09'),
    aBooking('a', 1, '2026-11-26'),
    aBooking('b', 1, '2026-11-01'),
  ];
  const [running, ...others] = runningProgrammes(bookings, ({ session }) => session.startsAt > '2026-12-01');
  expect(others).toEqual([]);
  expect(running!.bookings.map(({ bookingId }) => bookingId)).toEqual(['a-1', 'a-2', 'a-3']);
  expect(running!.next.bookingId).toBe('a-3');
});

test('a sitting is looked for between the times beside it, and another time takes its place', () => {
  expect(besideOf(TIMES, 1)).toEqual({ sitting: 1 });
  expect(besideOf(TIMES, 2)).toEqual({ sitting: 2, previousAt: TIMES[0], nextAt: TIMES[2] });
  const free = '2026-12-10T09:00:00Z';
  expect(swapped(TIMES, swapValue(2, free))).toEqual([TIMES[0], free, TIMES[2]]);
  expect(swapped(TIMES, 'nonsense')).toEqual(TIMES);
  expect([instantIn('moon'), instantIn(undefined), instantIn(free)]).toEqual(['', '', free]);
  expect(refusedIn({ type: '', title: '', status: 409 } as never)).toEqual([]);
});

test('words: both of two, all of more; the place in a programme; why a time cannot be had', () => {
  expect([allOf(2), allOf(6), othersOf(2), othersOf(6)]).toEqual(['both', 'all six', 'the second', 'the other five']);
  const form = new FormData();
  expect(extentIn(form)).toBe('all');
  form.set('extent', 'first');
  expect(extentIn(form)).toBe('first');
  expect([sittingWords({ programme: { sitting: 2, of: 6 } }), sittingWords({ programme: null })]).toEqual(['2 of 6', '']);
  const offer = { minutes: 45, noticeMinutes: 60, horizonDays: 28 };
  expect(timeSentence('outside-hours', 'Ana', offer)).toBe('Ana has no hours then.');
  expect(timeSentence('on-holiday', 'Ana', offer)).toBe('It is a holiday where Ana is.');
});
