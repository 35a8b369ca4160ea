import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { verifiedLevels } from './store/coaches.ts';

/** Up to which level a coach may rate today, by skill. */
export async function verifiedLevelsOf(context: Context, personId: string): Promise<ReadonlyMap<string, number>> {
  return (await verifiedLevels(context.db, [personId], utcDay(context))).get(personId) ?? new Map();
}

/** The same of everybody who may rate something. */
export const verifiedPersons = (context: Context): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> =>
  verifiedLevels(context.db, undefined, utcDay(context));
