import { Refusal } from '#server/shared/refusal.ts';
import { attendanceOpen, type Attendance } from './attendance.ts';
import { NotPossibleNow } from './booking-terms.ts';
import { assertReason } from './reason.ts';

export class AttendanceStillOpen extends Refusal {
  constructor(until: Temporal.Instant) {
    const detail = 'You can record and correct attendance yourself for two weeks after the session.';
    super('conflict', 'coaching/attendance-still-open', detail, { until: until.toString() });
  }
}

export class CorrectionWaits extends Refusal {
  constructor() {
    super('conflict', 'coaching/correction-waits', 'A correction was asked for already, and waits for an OSPO lead.');
  }
}

export class CorrectionSettled extends Refusal {
  constructor(state: CorrectionState) {
    super('conflict', 'coaching/correction-settled', `This correction is ${state} already.`, { state });
  }
}

export class OwnCorrection extends Refusal {
  constructor() {
    const detail = 'Nobody decides about a correction they asked for, or about their own attendance.';
    super('conflict', 'coaching/own-correction', detail);
  }
}

export type CorrectionState = 'waiting' | 'accepted' | 'declined';

export const correctionState = (decision: { isAccepted: boolean } | null): CorrectionState =>
  decision ? (decision.isAccepted ? 'accepted' : 'declined') : 'waiting';

interface Asked {
  /** What stands, null while nothing was said. */
  before: Attendance | null;
  after: Attendance;
  reason: string;
}

/**
 * Whether a coach may ask for a correction now: once they can no longer make it themselves, for something else than what
 * stands, and once at a time.
 *
 * @returns the reason. @throws {AttendanceStillOpen} {NotPossibleNow} {CorrectionWaits} {ReasonMissing}
 */
export function assertMayAsk(
  now: Temporal.Instant,
  session: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
  { before, after, reason }: Asked,
  isWaiting: boolean,
): string {
  const { until } = attendanceOpen(session);
  if (Temporal.Instant.compare(now, until) <= 0) throw new AttendanceStillOpen(until);
  if (before === after) throw new NotPossibleNow(after);
  if (isWaiting) throw new CorrectionWaits();
  return assertReason(reason);
}

/** Whether somebody may decide: neither of what they asked, nor of what is said of themselves. */
export const mayDecide = (personId: string, { askedBy, subjectId }: { askedBy: string; subjectId: string }): boolean =>
  personId !== askedBy && personId !== subjectId;
