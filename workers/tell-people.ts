import { retellWith } from '#server/coaching/index.ts';
import { issueResetLink } from '#server/identity/index.ts';
import { sendNotices, serviceMailbox, type Delivery } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import type { Surroundings } from './surroundings.ts';

/** How mails leave, whoever intended them. */
export const deliveryOf = (context: Context, { publicUrl, mailPort, isDemo }: Surroundings): Delivery => ({
  port: mailPort,
  makeLink: async (personId) => `${publicUrl}/reset-password/${await issueResetLink(context, personId)}`,
  showsLinksInKeptMails: isDemo,
});

/** One round of sending what is due. The database says what is; a queue that was emptied loses nothing. */
export function tellPeople(context: Context, surroundings: Surroundings): () => Promise<boolean> {
  const { publicUrl, mailFrom } = surroundings;
  const retell = retellWith(publicUrl, serviceMailbox(publicUrl, mailFrom));
  return () => sendNotices(context, deliveryOf(context, surroundings), retell);
}
