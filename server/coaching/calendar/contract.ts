import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, NoContent, Nullable, Strict, Text } from '#server/shared/schemas.ts';

/** Minutes before a session at which a calendar program may ring. */
export const AlarmMinutes = Type.Integer({ minimum: 5, maximum: 1440 });

export const listCalendarFeeds = endpoint({
  id: 'listCalendarFeeds',
  summary: "One's calendar feeds, without their addresses",
  method: 'GET',
  path: '/me/calendar-feeds',
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(Type.Object({ feedId: Id, label: Type.String(), createdAt: Instant, lastUsedAt: Nullable(Instant) })),
    }),
  },
});

export const createCalendarFeed = endpoint({
  id: 'createCalendarFeed',
  summary: "Make a feed of one's own sessions for a calendar program; the answer shows its address once",
  method: 'POST',
  path: '/me/calendar-feeds',
  /** With an alarm so many minutes before each session; left out, without one. Several calendar programs ignore it. */
  body: Strict({ label: Text(80), alarmMinutes: Type.Optional(AlarmMinutes) }),
  success: { status: 201, schema: Type.Object({ feedId: Id, address: Type.String() }) },
});

export const revokeCalendarFeed = endpoint({
  id: 'revokeCalendarFeed',
  summary: 'Revoke a calendar feed; its address leads nowhere at once',
  method: 'DELETE',
  path: '/me/calendar-feeds/:feedId',
  params: Type.Object({ feedId: Id }),
  success: NoContent,
});
