import { randomUUID } from 'node:crypto';
import { actingPerson } from '#server/shared/acting.ts';
import { randomOf, type Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import type { ToldEvent } from './contract.ts';
import { holdEndpoint } from './hold-endpoint.ts';
import { urlTaken, type Egress } from './rules/egress.ts';
import { SECRET_BYTES, writtenSecret } from './rules/signature.ts';
import type { Secrets } from './secrets.ts';
import {
  countEndpoints,
  deleteEndpoint,
  insertEndpoint,
  lockEndpoints,
  replaceSecret,
  updateEndpoint,
} from './store/endpoints.ts';

/** What an administrator says of an endpoint. */
export interface WantedEndpoint {
  name: string;
  url: string;
  events: readonly ToldEvent[];
}

/** More are hardly meant: every event is sent to each of them. */
const MOST_ENDPOINTS = 25;

export class TooManyEndpoints extends Refusal {
  constructor() {
    super('conflict', 'webhooks/too-many-endpoints', `There are ${MOST_ENDPOINTS} endpoints already. Remove one first.`);
  }
}

/** @returns the secret, which is shown once. @throws {UrlNotTaken} {TooManyEndpoints} */
export async function registerEndpoint(
  context: Context,
  { egress, secrets }: { egress: Egress; secrets: Secrets },
  wanted: WantedEndpoint,
): Promise<{ id: string; secret: string }> {
  const registeredBy = actingPerson(context);
  const facts = factsOf(wanted, egress);
  const [id, secret] = [randomUUID(), randomOf(context, SECRET_BYTES)];
  await context.db.transaction(async (tx) => {
    await lockEndpoints(tx);
    if ((await countEndpoints(tx)) >= MOST_ENDPOINTS) throw new TooManyEndpoints();
    await insertEndpoint(tx, { id, ...facts, secretSealed: secrets.seal(id, secret), registeredBy, registeredAt: context.now() });
  });
  return { id, secret: writtenSecret(secret) };
}

/** What waits is sent to the new address; what it is told of holds for what happens from now on. @throws {NotFound} {UrlNotTaken} {EndpointEnded} */
export async function changeEndpoint(
  { db }: Context,
  { egress }: { egress: Egress },
  endpointId: string,
  wanted: WantedEndpoint,
): Promise<void> {
  const facts = factsOf(wanted, egress);
  await db.transaction(async (tx) => {
    await holdEndpoint(tx, endpointId);
    await updateEndpoint(tx, endpointId, facts);
  });
}

const factsOf = ({ name, url, events }: WantedEndpoint, egress: Egress) => {
  const { href, host } = urlTaken(url, egress);
  return { name, url: href, host, events: [...events] };
};

/** @throws {NotFound} */
export async function removeEndpoint({ db }: Context, endpointId: string): Promise<void> {
  if (!(await deleteEndpoint(db, endpointId))) throw new NotFound('endpoint');
}

/** So long a receiver has to take the new secret over. */
const OLD_SECRET_LIVES = Temporal.Duration.from({ hours: 24 });

/** Make another secret; the one before signs too for a day. @returns it, shown once. @throws {NotFound} {EndpointEnded} */
export async function rotateSecret(
  context: Context,
  { secrets }: { secrets: Secrets },
  endpointId: string,
): Promise<{ secret: string; previousUntil: Temporal.Instant }> {
  const secret = randomOf(context, SECRET_BYTES);
  const previousUntil = context.now().add(OLD_SECRET_LIVES);
  await context.db.transaction(async (tx) => {
    await holdEndpoint(tx, endpointId);
    await replaceSecret(tx, endpointId, secrets.seal(endpointId, secret), previousUntil);
  });
  return { secret: writtenSecret(secret), previousUntil };
}
