import { publish } from '#server/events/outbox.ts';
import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { composeMail, type TemplateFacts, type TemplateName } from './rules/templates.ts';
import { insertMailOnce } from './store/mails.ts';

export interface MailIntent<N extends TemplateName> {
  personId: string;
  template: N;
  facts: TemplateFacts[N];
  /** The same key intends one mail, however often it is tried. */
  dedupeKey: string;
}

/** Write the mail a reaction owes a person. Safe to repeat. @throws {NotFound} when the person is not there. */
export async function intendMail<N extends TemplateName>(context: Context, intent: MailIntent<N>): Promise<void> {
  const { personId, template, facts, dedupeKey } = intent;
  const [person] = await findPersons(context.db, [personId]);
  if (!person) throw new NotFound('person');
  const { subject, body } = composeMail(template, person.name, facts);
  await context.db.transaction(async (tx) => {
    const mail = { personId, template, subject, body, dedupeKey, lang: 'en', createdAt: context.now() };
    const mailId = await insertMailOnce(tx, mail);
    if (mailId) await publish(tx, { name: 'notifications.mail-intended', payload: { mailId } });
  });
}
