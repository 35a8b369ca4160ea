import type { Notice } from '#server/notifications/index.ts';

interface Asked {
  id: string;
  askedBy: string;
  sessionId: string;
  bookingId: string;
}

const TOLD_WITHIN_HOURS = 14 * 24;

/** Whoever asked hears the answer; what it says stands on the page of the session. */
export const whenDecided = (
  { id, askedBy: personId, sessionId, bookingId }: Asked,
  { isAccepted, version, at }: { isAccepted: boolean; version: number; at: Temporal.Instant },
): Notice => ({
  kind: isAccepted ? 'correction-accepted' : 'correction-declined',
  personId,
  sessionId,
  bookingId,
  version,
  facts: {},
  dedupeKey: `correction/${id}`,
  dueAt: at,
  expiresAt: at.add({ hours: TOLD_WITHIN_HOURS }),
  isUrgent: false,
});
