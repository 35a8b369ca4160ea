import type { Transaction } from '#db/client.ts';
import { intendNotices } from '#server/notifications/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { assertImpartial, disclosureState, DisclosureSettled, opensUntil, writersToTell } from '../rules/disclosure.ts';
import { whenGranted, whenRefused } from '../rules/notices-of-disclosure.ts';
import { assertReason } from '../rules/reason.ts';
import { readDisclosed } from '../store/disclosed.ts';
import { insertDecision, insertWriters, lockDisclosure, type Disclosure } from '../store/disclosures.ts';
import { nearnessOf } from './nearness.ts';

/**
 * Grant or refuse what somebody else asked. Once it is granted the asker can read for an hour, and the person, whoever wrote
 * and the asker are told in the same transaction.
 *
 * @throws {NotFound} {DisclosureSettled} {NotImpartial} {ReasonMissing}
 */
export async function decideDisclosure(
  context: Context,
  disclosureId: string,
  { decision, note = null }: { decision: 'grant' | 'refuse'; note?: string | null },
): Promise<void> {
  const decidedBy = actingPerson(context);
  const now = context.now();
  const isGranted = decision === 'grant';
  const said = isGranted ? note?.trim() || null : assertReason(note, { detail: 'Say why not.', pointer: '#/note' });
  await context.db.transaction(async (tx) => {
    const disclosure = await lockDisclosure(tx, disclosureId);
    if (!disclosure) throw new NotFound('request');
    await assertMayDecide({ ...context, db: tx }, disclosure, decidedBy);
    const until = isGranted ? opensUntil(now) : null;
    await insertDecision(tx, disclosure, { decidedBy, decidedAt: now, isGranted, note: said, opensUntil: until });
    await intendNotices(tx, until ? await granted(tx, disclosure, now, until) : whenRefused(disclosure, now));
  });
}

/** It is still waiting, and neither who asked nor who decides is near the person by now. */
async function assertMayDecide(context: Context, disclosure: Disclosure, decidedBy: string): Promise<void> {
  const state = disclosureState(disclosure, context.now());
  if (state !== 'waiting') throw new DisclosureSettled(state);
  const { askedBy } = disclosure;
  const [decider, asker] = await Promise.all([decidedBy, askedBy].map((id) => nearnessOf(context, id, disclosure)));
  assertImpartial({ ...decider!, isAsker: decidedBy === askedBy });
  assertImpartial({ ...asker!, isAsker: false });
}

/** Who wrote is found as the asker will find it; nobody else is shown what. */
async function granted(tx: Transaction, disclosure: Disclosure, now: Temporal.Instant, until: Temporal.Instant) {
  const writerIds = writersToTell(disclosure, await readDisclosed(tx, disclosure, now));
  await insertWriters(tx, disclosure.id, writerIds);
  return whenGranted({ ...disclosure, writerIds }, now, until);
}
