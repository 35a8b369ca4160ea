import type { Context } from '#server/shared/context.ts';
import { deleteSettledBefore } from './store/settled-intents.ts';

/** More than a year, so that whoever looks back finds what reached them before. */
const KEPT = Temporal.Duration.from({ hours: 400 * 24 });
const ROUND = 1000;

/**
 * Forget what people were told long ago. What is still to be sent stays however old it is, and so does what an entry in a
 * calendar to come depends on. Safe to repeat, and at the same time.
 *
 * @returns whether there may be more.
 */
export async function pruneNotices({ db, now }: Pick<Context, 'db' | 'now'>): Promise<boolean> {
  return (await deleteSettledBefore(db, now().subtract(KEPT), ROUND)) === ROUND;
}
