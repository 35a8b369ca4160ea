import { findPersons, searchPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { holdsLink, LINK } from './rules/templates.ts';
import { listMails, type Mail, type MailFilter } from './store/mails.ts';

/** Whoever looks for a mail knows roughly whose: of more people than these a longer word tells. */
const READERS_FOUND = 200;

export interface MailSearch extends Omit<MailFilter, 'matching'> {
  /** Part of the subject, or of the reader's name or address. */
  q?: string;
  isDemo: boolean;
}

/**
 * A page of what was sent or kept, newest first, with the address it was meant for. What is between its reader and others,
 * as everything about coaching is, only shows that it exists and whether it left, and is found by no word; in the demo it can be read.
 */
export async function listAllMails(
  { db }: Context,
  { isDemo, limit, q, ...place }: MailSearch,
): Promise<{ items: (Mail & { to: string })[]; nextCursor: string | null }> {
  const readers = q ? await searchPersons(db, { q, limit: READERS_FOUND }) : [];
  const matching = q && { words: q, readerIds: readers.map(({ id }) => id), evenConfidential: isDemo };
  const found = await listMails(db, { ...place, limit: limit + 1, ...(matching && { matching }) });
  const page = found.slice(0, limit);
  const people = await findPersons(db, [...new Set(page.map(({ personId }) => personId))]);
  const addressOf = new Map(people.map(({ id, email }) => [id, email]));
  const shown = page.map((mail) => ({ ...mail, body: withoutPlaceOfLink(mail), to: addressOf.get(mail.personId) ?? '' }));
  return {
    items: isDemo ? shown : shown.map((mail) => (mail.isConfidential ? withoutWords(mail) : mail)),
    nextCursor: found.length > limit ? page.at(-1)!.id : null,
  };
}

/** The link is made when the mail leaves and is never stored. */
const withoutPlaceOfLink = (mail: Mail) =>
  holdsLink(mail) ? mail.body.replace(LINK, '(The link stands in the sent mail alone.)') : mail.body;

/** Of an error only the server's code is left: its words may name the reader. */
const withoutWords = (mail: Mail & { to: string }) => ({
  ...mail,
  to: '',
  template: 'coaching',
  subject: 'About coaching',
  body: 'Only the one it was written to may read it.',
  lastError: mail.lastError && `The mail server said ${/\b[245]\d\d\b/.exec(mail.lastError)?.[0] ?? 'nothing'}.`,
});
