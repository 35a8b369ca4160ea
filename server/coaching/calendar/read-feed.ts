import { notificationChoice, type Mailbox } from '#server/notifications/index.ts';
import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { hashToken } from '#server/shared/secret-token.ts';
import { utcDay } from '#server/shared/time.ts';
import { bookingUid, describeEntry, sessionUid } from '../rules/calendar.ts';
import { feedRange, isInFeed, writeFeed, type FeedEntry } from '../rules/calendar-feed.ts';
import { feedSessions, type FeedSession } from '../store/feed-sessions.ts';
import { findReader } from '../store/feeds.ts';

/** Where its links lead, and who invites. */
interface From {
  publicUrl: string;
  organizer: Mailbox;
}

/** The calendar that an address opens, for whoever knows it. @throws {NotFound} also when it was revoked, or its person has left. */
export async function readFeed(
  context: Context,
  token: string,
  { alarmMinutes, ...from }: From & { alarmMinutes: number | null },
): Promise<string> {
  const now = context.now();
  const personId = await findReader(context.db, hashToken(token), now);
  if (!personId) throw new NotFound('calendar');
  const [[person], { calendar }] = await Promise.all([
    findPersons(context.db, [personId]),
    notificationChoice(context.db, personId),
  ]);
  const { leftOn } = person!;
  if (leftOn && Temporal.PlainDate.compare(leftOn, utcDay(context)) <= 0) throw new NotFound('calendar');
  const sessions = await feedSessions(context.db, personId, feedRange(now));
  // Whoever gets invitations too keeps both apart, so that neither overwrites the other.
  const prefix = calendar === 'feed' ? '' : 'feed-';
  const entries = sessions.map((session) => entryOf(session, { ...from, prefix })).filter((entry) => isInFeed(entry, now));
  return writeFeed(entries, { name: 'Coaching', alarmMinutes });
}

function entryOf(session: FeedSession, { publicUrl, organizer, prefix }: From & { prefix: string }): FeedEntry {
  const { sessionId, bookingId, startsAt, endsAt, title, visibility, changedAt } = session;
  const host = new URL(publicUrl).hostname;
  const [uid, path] = bookingId
    ? [bookingUid(bookingId, host), `coaching/sessions/${bookingId}`]
    : [sessionUid(sessionId, host), `coach/sessions/${sessionId}`];
  return {
    uid: `${prefix}${uid}`,
    sequence: session.sequence,
    start: startsAt,
    minutes: endsAt.since(startsAt).total('minutes'),
    ...describeEntry({ visibility, title, pageUrl: `${publicUrl}/${path}` }),
    location: session.meetingUrl,
    organizer,
    changedAt,
    cancelledAt: session.isCancelled ? changedAt : null,
  };
}
