import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { holdsLink, LINK } from './rules/templates.ts';
import type { MailPort } from './smtp.ts';
import { lockMail, markFailed, markKept, markSent, type Mail } from './store/mails.ts';

export interface Delivery {
  /** Null where no SMTP server is configured: the mail is kept. */
  port: MailPort | null;
  /** Makes the one-time link a mail may carry. */
  makeLink: (personId: string) => Promise<string>;
  /** Elsewhere a kept mail shows no link: whoever reads it could use it. */
  showsLinksInKeptMails: boolean;
}

/**
 * Send a mail, or keep it. Safe to repeat: a mail that left stays as it is. A failure is noted and thrown, so that the job
 * is tried again.
 *
 * @throws {NotFound} when the mail is not there.
 */
export async function deliverMail(context: Context, mailId: string, delivery: Delivery): Promise<void> {
  try {
    await context.db.transaction(async (tx) => {
      const mail = await lockMail(tx, mailId);
      if (!mail) throw new NotFound('mail');
      if (mail.sentAt || mail.keptAt) return;
      if (delivery.port) {
        await send({ ...context, db: tx }, mail, { ...delivery, port: delivery.port });
        await markSent(tx, mailId, context.now());
      } else {
        await markKept(tx, mailId, await keptBody(mail, delivery), context.now());
      }
    });
  } catch (error) {
    if (!(error instanceof NotFound)) await markFailed(context.db, mailId, (error as Error).message);
    throw error;
  }
}

async function send(context: Context, mail: Mail, { port, makeLink }: Delivery & { port: MailPort }): Promise<void> {
  const { id: messageId, personId, subject, body, calendar, createdAt } = mail;
  const [person] = await findPersons(context.db, [personId]);
  const text = holdsLink(mail) ? body.replace(LINK, await makeLink(personId)) : body;
  await port.send({ to: person!.email, subject, text, messageId, calendar, writtenAt: createdAt });
}

async function keptBody(mail: Mail, { makeLink, showsLinksInKeptMails }: Delivery): Promise<string> {
  const { body, personId } = mail;
  if (!holdsLink(mail)) return body;
  return body.replace(
    LINK,
    showsLinksInKeptMails ? await makeLink(personId) : '(The link is not kept. An administrator can issue one.)',
  );
}
