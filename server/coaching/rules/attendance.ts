import { Refusal } from '#server/shared/refusal.ts';
import { NotPossibleNow } from './booking-terms.ts';
import { assertReason } from './reason.ts';

export class AttendanceNotYet extends Refusal {
  constructor(from: Temporal.Instant, until: Temporal.Instant) {
    super(
      'conflict',
      'coaching/attendance-not-yet',
      'Attendance is recorded from shortly before the start to two weeks after the end.',
      {
        from: from.toString(),
        until: until.toString(),
      },
    );
  }
}

/** What is said of somebody who had a seat; nothing is assumed while nobody said it. */
export type Attendance = 'attended' | 'partial' | 'no-show';
export const RECORDED: readonly Attendance[] = ['attended', 'partial', 'no-show'];

/** How a seat of a session that is over is reported. */
export const attendanceOf = (bookingStatus: string): Attendance | 'not-recorded' =>
  RECORDED.find((each) => each === bookingStatus) ?? 'not-recorded';

/** What was said of a seat; null while nothing was. @throws {NotPossibleNow} of a seat that nobody had */
export function recordedOf({ status }: { status: string }): Attendance | null {
  const recorded = RECORDED.find((each) => each === status) ?? null;
  if (recorded === null && status !== 'confirmed') throw new NotPossibleNow(status);
  return recorded;
}

const OPENS_BEFORE = Temporal.Duration.from({ minutes: 15 });
const CLOSES_AFTER = Temporal.Duration.from({ hours: 14 * 24 });

/** From when to when attendance is said. */
export const attendanceOpen = ({ startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }) => ({
  from: startsAt.subtract(OPENS_BEFORE),
  until: endsAt.add(CLOSES_AFTER),
});

/**
 * Whether attendance may be said now; what was said before is corrected with a reason.
 *
 * @param before What stands, null while nothing was said.
 * @throws {AttendanceNotYet} {ReasonMissing}
 */
export function assertMayRecord(
  now: Temporal.Instant,
  session: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
  { before, reason }: { before: string | null; reason: string | null },
): void {
  const { from, until } = attendanceOpen(session);
  if (Temporal.Instant.compare(now, from) < 0 || Temporal.Instant.compare(now, until) > 0)
    throw new AttendanceNotYet(from, until);
  if (before !== null) assertReason(reason);
}
