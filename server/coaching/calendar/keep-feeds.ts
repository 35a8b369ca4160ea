import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { hashToken, newToken } from '#server/shared/secret-token.ts';
import { feedsOf, insertFeed, revokeFeeds, type Feed } from '../store/feeds.ts';

/**
 * A calendar of one's own sessions to subscribe to. Its address is shown once, and says too whether alarms are wanted.
 *
 * @throws {FeedNameTaken}
 */
export async function createFeed(
  context: Context,
  { label, alarmMinutes, publicUrl }: { label: string; alarmMinutes?: number; publicUrl: string },
): Promise<{ feedId: string; address: string }> {
  const token = newToken();
  const personId = actingPerson(context);
  const feedId = await insertFeed(context.db, { personId, label, tokenHash: hashToken(token), createdAt: context.now() });
  return { feedId, address: `${publicUrl}/cal/${token}.ics${alarmMinutes ? `?alarm=${alarmMinutes}` : ''}` };
}

export const listMyFeeds = (context: Context): Promise<Feed[]> => feedsOf(context.db, actingPerson(context));

/** From now on its address leads nowhere. @throws {NotFound} */
export async function revokeFeed(context: Context, id: string): Promise<void> {
  if (!(await revokeFeeds(context.db, { personId: actingPerson(context), id, at: context.now() }))) throw new NotFound('feed');
}

/** Whoever may not sign in any more reads no calendar either. Safe to repeat. */
export const revokeFeedsOf = async (context: Context, personId: string): Promise<void> =>
  void (await revokeFeeds(context.db, { personId, at: context.now() }));
