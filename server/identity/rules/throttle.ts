import { Refusal } from '#server/shared/refusal.ts';

export class TooManyResets extends Refusal {
  constructor(retryAt: Temporal.Instant) {
    super('too-many', 'identity/too-many-resets', 'A new password was asked for too often. Wait a little and try again.', {
      retryAt: retryAt.toString(),
    });
  }
}

/** Failures counted in windows of this length. */
const THROTTLE_WINDOW = Temporal.Duration.from({ minutes: 15 });
const MAX_FAILURES_PER_ACCOUNT = 10;
const MAX_FAILURES_PER_ADDRESS = 30;

export class TooManySignIns extends Refusal {
  constructor(retryAt: Temporal.Instant) {
    super('too-many', 'identity/too-many-sign-ins', 'Too many failed sign-ins. Wait a little and try again.', {
      retryAt: retryAt.toString(),
    });
  }
}

/** Requests for a new password, in the same windows: enough for a mistyped address, too few to fill a mailbox. */
const MAX_RESETS_PER_ACCOUNT = 3;
const MAX_RESETS_PER_ADDRESS = 20;

/** Start of the window an instant lies in. Windows are aligned to the epoch, so every process finds the same one. */
export function windowStart(now: Temporal.Instant): Temporal.Instant {
  const length = THROTTLE_WINDOW.total('milliseconds');
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / length) * length);
}

/**
 * @param failures Failed sign-ins in the present window, of this account and from this client address.
 * @throws {TooManySignIns} when either has used its number up.
 */
export function assertMayTry(failures: { account: number; address: number }, now: Temporal.Instant): void {
  if (failures.account < MAX_FAILURES_PER_ACCOUNT && failures.address < MAX_FAILURES_PER_ADDRESS) return;
  throw new TooManySignIns(windowStart(now).add(THROTTLE_WINDOW));
}

/** @throws {TooManyResets} when either has used its number up. */
export function assertMayAskForReset(requests: { account: number; address: number }, now: Temporal.Instant): void {
  if (requests.account < MAX_RESETS_PER_ACCOUNT && requests.address < MAX_RESETS_PER_ADDRESS) return;
  throw new TooManyResets(windowStart(now).add(THROTTLE_WINDOW));
}
