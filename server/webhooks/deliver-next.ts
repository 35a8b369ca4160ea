import { publish } from '#server/events/outbox.ts';
import { randomOf, type Context } from '#server/shared/context.ts';
import type { Transaction } from '#db/client.ts';
import type { Post } from './post.ts';
import type { Egress } from './rules/egress.ts';
import { TEST_EVENT } from './rules/events.ts';
import { afterTry, hasFailedTooLong, type Answer, type Verdict } from './rules/retry.ts';
import { headersOf } from './rules/signature.ts';
import type { Secrets } from './secrets.ts';
import type { Delivery } from './store/deliveries.ts';
import { findEndpoint, lockEndpoint, setFailingSince, setState, type Endpoint } from './store/endpoints.ts';
import { claimDelivery, failOpen, recordOutcome } from './store/sending.ts';

export interface Outgoing {
  secrets: Secrets;
  egress: Egress;
  post: Post;
}

/** Longer than a receiver may take. */
const LEASE = Temporal.Duration.from({ minutes: 1 });

/**
 * Send the delivery that is due next. Any number of processes may do so: each is lent to one of them. One that dies between
 * the receiver's yes and our commit is sent again, by the same id.
 *
 * @returns whether there was one.
 */
export async function deliverNext(context: Context, { secrets, egress, post }: Outgoing): Promise<boolean> {
  const { db, now } = context;
  const delivery = await claimDelivery(db, { hosts: egress.hosts, now: now(), leaseUntil: now().add(LEASE) });
  if (!delivery) return false;
  const endpoint = await findEndpoint(db, delivery.endpointId);
  // Removed since, and its deliveries with it.
  if (!endpoint) return true;
  const keys = openSecrets(endpoint, secrets, now());
  const answer = keys
    ? await post(endpoint.url, headersOf({ id: delivery.id, at: now(), body: delivery.body }, keys), delivery.body)
    : SECRET_UNREADABLE;
  await db.transaction((tx) => settle({ ...context, tx }, delivery, answer));
  return true;
}

const SECRET_UNREADABLE: Answer = { status: null, retryAfterSeconds: null, failure: 'secret-unreadable' };

/** The secrets that sign now; null when APP_SECRET is not the one they were sealed with. */
function openSecrets({ id, secretSealed, previous }: Endpoint, secrets: Secrets, now: Temporal.Instant): Buffer[] | null {
  const isPreviousValid = previous && Temporal.Instant.compare(now, previous.until) < 0;
  try {
    return [secretSealed, ...(isPreviousValid ? [previous.secretSealed] : [])].map((sealed) => secrets.unseal(id, sealed));
  } catch {
    return null;
  }
}

type InTransaction = Context & { tx: Transaction };

async function settle(context: InTransaction, delivery: Delivery, answer: Answer): Promise<void> {
  const { tx, now } = context;
  const endpoint = await lockEndpoint(tx, delivery.endpointId);
  if (!endpoint) return;
  const [at, isTest] = [now(), delivery.event === TEST_EVENT];
  const chance = randomOf(context, 1)[0]! / 255;
  const verdict = afterTry(answer, { tries: delivery.tries, isTest, now: at, chance });
  const isOurs = await recordOutcome(tx, delivery, { at, status: answer.status, ...outcomeOf(verdict) });
  if (!isOurs) return;
  if (verdict.is === 'delivered') await setFailingSince(tx, endpoint.id, null);
  else if (verdict.is === 'ended') await stop(tx, endpoint, 'ended', at);
  else if (!isTest) await noteFailing(tx, endpoint, at);
}

function outcomeOf(verdict: Verdict) {
  if (verdict.is === 'waiting') return { state: 'waiting', failure: verdict.failure, dueAt: verdict.again } as const;
  if (verdict.is === 'delivered') return { state: 'delivered', failure: null } as const;
  return { state: 'failed', failure: verdict.is === 'ended' ? 'endpoint-ended' : verdict.failure } as const;
}

/** Since when nothing but failures was met; an endpoint at which that lasts too long rests. */
async function noteFailing(tx: Transaction, endpoint: Endpoint, at: Temporal.Instant): Promise<void> {
  if (!endpoint.failingSince) return setFailingSince(tx, endpoint.id, at);
  if (endpoint.state === 'active' && hasFailedTooLong(endpoint.failingSince, at)) await stop(tx, endpoint, 'failing', at);
}

async function stop(tx: Transaction, { id }: Endpoint, state: 'failing' | 'ended', at: Temporal.Instant): Promise<void> {
  await setState(tx, id, state, at);
  if (state === 'ended') await failOpen(tx, id, at);
  await publish(tx, { name: 'webhooks.endpoint-stopped', payload: { endpointId: id, stoppedAt: at.toString() } });
}
