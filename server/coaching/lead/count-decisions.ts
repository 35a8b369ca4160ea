import type { Context } from '#server/shared/context.ts';
import { countWaitingCorrections } from '../store/corrections.ts';
import { countWaitingDisclosures } from '../store/disclosures.ts';

/** What waits for an OSPO lead; looking at a number is no look at a person. */
export async function countDecisions({ db, now }: Context) {
  const [disclosures, corrections] = await Promise.all([countWaitingDisclosures(db, now()), countWaitingCorrections(db)]);
  return { disclosures, corrections };
}
