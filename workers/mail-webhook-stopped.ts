import type { Job } from 'bullmq';
import { personsWhoAdminister } from '#server/identity/index.ts';
import { intendMail } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import { describeStopped } from '#server/webhooks/index.ts';
import type { Jobs } from './queues.ts';
import type { Surroundings } from './surroundings.ts';

/** Every administrator hears that an endpoint rests or has ended, unless somebody has seen to it since. */
export const processMailWebhookStopped =
  (context: Context, { publicUrl }: Pick<Surroundings, 'publicUrl'>) =>
  async ({ data: { endpointId, stoppedAt } }: Job<Jobs['mail-webhook-stopped']>) => {
    const stopped = await describeStopped(context, endpointId);
    if (!stopped) return;
    const { path, ...facts } = stopped;
    for (const personId of await personsWhoAdminister(context.db)) {
      const dedupeKey = `webhook-stopped/${endpointId}/${stoppedAt}/${personId}`;
      await intendMail(context, {
        personId,
        template: 'webhook-stopped',
        facts: { ...facts, address: `${publicUrl}${path}` },
        dedupeKey,
      });
    }
  };
