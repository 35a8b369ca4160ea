import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Nothing, Nullable, Strict, Text } from '#server/shared/schemas.ts';

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
  body: Strict({ label: Text(80) }),
  success: { status: 201, schema: Type.Object({ feedId: Id, address: Type.String() }) },
});

export const revokeCalendarFeed = endpoint({
  id: 'revokeCalendarFeed',
  summary: 'Revoke a calendar feed; its address leads nowhere at once',
  method: 'DELETE',
  path: '/me/calendar-feeds/:feedId',
  params: Type.Object({ feedId: Id }),
  success: { status: 204, schema: Nothing },
});
