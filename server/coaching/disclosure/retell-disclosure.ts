import type { DisclosureFacts, Intent, Reader, Told } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import { findDisclosure } from '../store/disclosures.ts';
import { namesOf } from '../views.ts';

/** What a notice about a disclosure says: who asked, who decided, why, until when. */
export async function retellDisclosure(
  context: Context,
  { kind, facts: { disclosureId } }: Intent,
  { timeZone }: Reader,
  publicUrl: string,
): Promise<Told | null> {
  const disclosure = await findDisclosure(context.db, disclosureId!);
  if (!disclosure?.decision) return null;
  const { subjectId, askedBy, reason, caseReference, firstDay, lastDay, decision } = disclosure;
  const nameOf = await namesOf(context, [subjectId, askedBy, decision.decidedBy]);
  const page = kind === 'disclosure-answered' ? `/admin/disclosures/${disclosure.id}` : '/coaching/disclosures';
  const facts: DisclosureFacts = {
    person: nameOf(subjectId).name,
    askedBy: nameOf(askedBy).name,
    decidedBy: nameOf(decision.decidedBy).name,
    isGranted: decision.isGranted,
    caseReference,
    reason,
    note: decision.note,
    firstDay,
    lastDay,
    opensUntil: decision.opensUntil?.toString() ?? null,
    timeZone,
    page: `${publicUrl}${page}`,
  };
  return { facts, calendar: null };
}
