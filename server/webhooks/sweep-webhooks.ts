import type { Context } from '#server/shared/context.ts';
import { deleteDeliveriesBefore } from './store/deliveries.ts';
import { forgetOldSecrets } from './store/endpoints.ts';

const KEPT = Temporal.Duration.from({ hours: 30 * 24 });

/** Forget deliveries of more than thirty days ago, also what waited so long for an endpoint that rests, and secrets that sign no more. */
export async function sweepWebhooks({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  await deleteDeliveriesBefore(db, now().subtract(KEPT));
  await forgetOldSecrets(db, now());
}
