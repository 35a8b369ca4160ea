import { eq } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { notificationChoices } from '#db/schema/notifications.ts';
import type { Group } from '../rules/kinds.ts';

export interface Choice {
  /** How sessions come into one's calendar: by invitations in mails, or by a feed one subscribes to. */
  calendar: 'invitations' | 'feed';
  /** Groups of notices one does not want. */
  unwanted: Group[];
}

const UNCHOSEN: Choice = { calendar: 'invitations', unwanted: [] };

export async function readChoice(db: Queryable, personId: string): Promise<Choice> {
  const [row] = await db
    .select({ calendar: notificationChoices.calendar, unwanted: notificationChoices.unwanted })
    .from(notificationChoices)
    .where(eq(notificationChoices.personId, personId));
  return row ? { ...row, unwanted: row.unwanted as Group[] } : UNCHOSEN;
}

export async function saveChoice(db: Queryable, personId: string, choice: Choice, at: Temporal.Instant): Promise<void> {
  const set = { ...choice, chosenAt: new Date(at.epochMilliseconds) };
  await db
    .insert(notificationChoices)
    .values({ personId, ...set })
    .onConflictDoUpdate({ target: notificationChoices.personId, set });
}
