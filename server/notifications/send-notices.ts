import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { deliverMail, type Delivery } from './deliver-mail.ts';
import { isWanted, type NoticeKind } from './rules/kinds.ts';
import { afterFailure, type Failure } from './rules/retry.ts';
import { composeMail, type TemplateFacts } from './rules/templates.ts';
import { readChoice, type Choice } from './store/choices.ts';
import { claimIntent, markStale, postponeIntent, settleIntent, wasInvited, type Intent } from './store/intents.ts';
import { deleteUnsentMails, insertMailOnce } from './store/mails.ts';

/** What a notice says, as the feature it is about finds things now. */
export interface Told {
  facts: TemplateFacts[NoticeKind];
  /** iCalendar text that goes with it. */
  calendar: string | null;
}

export interface Reader {
  timeZone: string;
  calendar: Choice['calendar'];
  /** Whether a mail brought this into their calendar before. */
  wasInvited: boolean;
}

/** Looks at the matter again when a notice is due; null when it is no longer true. */
export type Retell = (context: Context, intent: Intent, reader: Reader) => Promise<Told | null>;

const ROUND = 100;
/** Longer than a mail server may take. */
const LEASE = Temporal.Duration.from({ minutes: 2 });

/**
 * Send what is due. Any number of processes may do so: each notice is lent to one of them. When the server is away the
 * round ends, and the rest waits.
 *
 * @returns whether there may be more.
 */
export async function sendNotices(context: Context, delivery: Delivery, retell: Retell): Promise<boolean> {
  await markStale(context.db, context.now());
  for (let n = 0; n < ROUND; n++) {
    const intent = await claimIntent(context.db, context.now(), context.now().add(LEASE));
    if (!intent || !(await sendNotice(context, intent, { delivery, retell }))) return false;
  }
  return true;
}

/** @returns whether the server answers. */
async function sendNotice(
  context: Context,
  intent: Intent,
  { delivery, retell }: { delivery: Delivery; retell: Retell },
): Promise<boolean> {
  const { db, now } = context;
  try {
    const state = (await writeMail(context, intent, retell)) ? 'sent' : 'void';
    if (state === 'sent') await deliverMail(context, intent.id, delivery);
    else await deleteUnsentMails(db, [intent.id]);
    await settleIntent(db, intent.id, { state, at: now() });
    return true;
  } catch (error) {
    const verdict = afterFailure(error as Failure, intent.attempts, now());
    if (verdict.isFinal) await settleIntent(db, intent.id, { state: 'failed', at: now() });
    else await postponeIntent(db, intent.id, verdict.again, !verdict.isServerAway);
    return verdict.isFinal || !verdict.isServerAway;
  }
}

/** @returns whether there is a mail to send: its reader is here and wants it, and it is still true. */
async function writeMail(context: Context, intent: Intent, retell: Retell): Promise<boolean> {
  const { db } = context;
  const [[person], choice] = await Promise.all([findPersons(db, [intent.personId]), readChoice(db, intent.personId)]);
  const hasLeft = person!.leftOn !== null && Temporal.PlainDate.compare(person!.leftOn, utcDay(context)) <= 0;
  if (hasLeft || !isWanted(intent.kind, choice.unwanted)) return false;
  const invited = await wasInvited(db, intent);
  const told = await retell(context, intent, { timeZone: person!.timeZone, calendar: choice.calendar, wasInvited: invited });
  if (!told) return false;
  const { subject, body } = composeMail(intent.kind, person!.name, told.facts as never);
  await insertMailOnce(db, {
    id: intent.id,
    personId: intent.personId,
    template: intent.kind,
    subject,
    body,
    calendar: told.calendar,
    isConfidential: true,
    dedupeKey: `notice/${intent.id}`,
    lang: 'en',
    createdAt: intent.stampedAt,
  });
  return true;
}
