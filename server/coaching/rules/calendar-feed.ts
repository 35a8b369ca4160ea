import { eventLines, message, type CalendarEntry } from './calendar.ts';
import { contentLine, textValue } from './calendar-text.ts';

/** A calendar to subscribe to. How often it is fetched is the client's affair; an hour is what we ask for. */
const REFRESH = 'PT1H';
const DAY = 24 * 60;
const MINUTES_BACK = 30 * DAY;
const MINUTES_AHEAD = 180 * DAY;

export interface FeedEntry extends CalendarEntry {
  /** When it was last changed: the same state is the same to the byte. */
  changedAt: Temporal.Instant;
  cancelledAt: Temporal.Instant | null;
}

/** The time a feed spans. */
export const feedRange = (now: Temporal.Instant) => ({
  from: now.subtract({ minutes: MINUTES_BACK }),
  to: now.add({ minutes: MINUTES_AHEAD }),
});

/** Whether a feed still or already shows it: from 30 days back to 180 ahead, and what was cancelled for 30 days. */
export function isInFeed(
  { start, minutes, cancelledAt }: Pick<FeedEntry, 'start' | 'minutes' | 'cancelledAt'>,
  now: Temporal.Instant,
): boolean {
  const { from, to } = feedRange(now);
  const isNear = isBefore(from, start.add({ minutes })) && isBefore(start, to);
  return isNear && (cancelledAt === null || isBefore(from, cancelledAt));
}

/**
 * One's own sessions. Names no other participant: a published calendar has no attendees.
 *
 * @param alarmMinutes Minutes before the start at which clients may show an alarm; many do not.
 */
export function writeFeed(
  entries: readonly FeedEntry[],
  { name, alarmMinutes = null }: { name: string; alarmMinutes?: number | null },
): string {
  const inOrder = entries.toSorted((a, b) => a.start.epochMilliseconds - b.start.epochMilliseconds || (a.uid < b.uid ? -1 : 1));
  const lines = inOrder.flatMap((entry) => {
    const isLive = entry.cancelledAt === null;
    return eventLines(entry, {
      status: isLive ? 'CONFIRMED' : 'CANCELLED',
      stamp: entry.changedAt,
      attendees: [],
      inside: isLive && alarmMinutes !== null ? alarmLines(entry.summary, alarmMinutes) : [],
    });
  });
  return message('PUBLISH', lines, [
    contentLine('NAME', textValue(name)),
    contentLine('X-WR-CALNAME', textValue(name)),
    contentLine('REFRESH-INTERVAL', REFRESH, { VALUE: 'DURATION' }),
    contentLine('X-PUBLISHED-TTL', REFRESH),
  ]);
}

const alarmLines = (summary: string, minutes: number) => [
  contentLine('BEGIN', 'VALARM'),
  contentLine('ACTION', 'DISPLAY'),
  contentLine('DESCRIPTION', textValue(summary)),
  contentLine('TRIGGER', `-PT${minutes}M`),
  contentLine('END', 'VALARM'),
];

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;
