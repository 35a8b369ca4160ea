import type { Context } from '#server/shared/context.ts';
import { countWaitingDisclosures } from '../store/disclosures.ts';

/** What waits for an OSPO lead; looking at a number is no look at a person. */
export const countDecisions = async ({ db, now }: Context) => ({ disclosures: await countWaitingDisclosures(db, now()) });
