import { intendNotices } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import { hasClockMoved } from './rules/promised-time.ts';
import { sessionsAfter } from './store/sessions.ts';
import { isNewEdition } from './store/zone-editions.ts';

const DECIDE_WITHIN = Temporal.Duration.from({ hours: 14 * 24 });

/**
 * New rules of a zone can make a session to come begin at another time of the clock than was promised. Nothing moves by
 * itself: the coach hears of it, sees which sessions they are, and decides for each.
 *
 * @param edition Of the time-zone data this process computes with, such as `2026c`.
 */
export async function noteZoneEdition(context: Context, edition: string): Promise<void> {
  const now = context.now();
  await context.db.transaction(async (tx) => {
    if (!(await isNewEdition(tx, edition, now))) return;
    const moved = (await sessionsAfter(tx, now)).filter((each) => hasClockMoved(each.startsAt, each.timeZone, each.localStart));
    await intendNotices(
      tx,
      [...new Set(moved.map(({ coachIds }) => coachIds[0]!))].map((personId) => ({
        kind: 'clock-moved' as const,
        personId,
        sessionId: null,
        bookingId: null,
        version: 0,
        facts: {},
        dedupeKey: `clock-moved/${personId}/${edition}`,
        dueAt: now,
        expiresAt: now.add(DECIDE_WITHIN),
        isUrgent: false,
      })),
    );
  });
}
