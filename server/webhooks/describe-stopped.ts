import type { Context } from '#server/shared/context.ts';
import { FAILING_LIVES } from './rules/retry.ts';
import { findEndpoint } from './store/endpoints.ts';

/** What administrators are told of an endpoint that stopped by itself; null when it was resumed or removed since. */
export async function describeStopped(
  { db }: Pick<Context, 'db'>,
  endpointId: string,
): Promise<{ endpointName: string; host: string; isEnded: boolean; failedDays: number; path: string } | null> {
  const endpoint = await findEndpoint(db, endpointId);
  if (!endpoint || !['failing', 'ended'].includes(endpoint.state)) return null;
  const { name: endpointName, host, state } = endpoint;
  const failedDays = FAILING_LIVES.total('hours') / 24;
  return { endpointName, host, isEnded: state === 'ended', failedDays, path: `/admin/webhooks/${endpointId}` };
}
