import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { listMails, type Mail } from './store/mails.ts';

/** A page of what was sent or kept, newest first, with the address it was meant for. */
export async function listAllMails(
  { db }: Context,
  { limit, before }: { limit: number; before?: string },
): Promise<{ items: (Mail & { to: string })[]; nextCursor: string | null }> {
  const found = await listMails(db, { limit: limit + 1, ...(before && { before }) });
  const page = found.slice(0, limit);
  const people = await findPersons(db, [...new Set(page.map(({ personId }) => personId))]);
  const addressOf = new Map(people.map(({ id, email }) => [id, email]));
  return {
    items: page.map((mail) => ({ ...mail, to: addressOf.get(mail.personId) ?? '' })),
    nextCursor: found.length > limit ? page.at(-1)!.id : null,
  };
}
