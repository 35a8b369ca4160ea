import type { Transaction } from '#db/client.ts';
import { findPersons } from '#server/organization/index.ts';
import { afterQuietHours } from './rules/quiet-hours.ts';
import { insertIntents, type NewIntent } from './store/intents.ts';

export interface Notice extends NewIntent {
  /** Leaves at night too. */
  isUrgent: boolean;
}

/** Write what people are to be told, in the transaction of what it tells of. The same notice is intended once. */
export async function intendNotices(tx: Transaction, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const people = await findPersons(tx, [...new Set(notices.map(({ personId }) => personId))]);
  const zoneOf = new Map(people.map(({ id, timeZone }) => [id, timeZone]));
  await insertIntents(
    tx,
    notices.map(({ isUrgent, dueAt, ...notice }) => ({
      ...notice,
      dueAt: isUrgent ? dueAt : afterQuietHours(dueAt, zoneOf.get(notice.personId)!, notice.expiresAt),
    })),
  );
}
