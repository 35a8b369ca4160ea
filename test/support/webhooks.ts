import { sql } from 'drizzle-orm';
import { webhookEndpoints } from '#db/schema/webhooks.ts';
import { publish } from '#server/events/outbox.ts';
import { deliverNext, noteDeliveries } from '#server/webhooks/index.ts';
import { testApp } from './app.ts';
import { aReceiver } from './receiver.ts';

export const BASE = '/api/v1/webhook-endpoints';
export const EVENTS = ['certificates.issued', 'skills.evidence-recorded'];

/** The API with a receiver beside it and somebody who may register it. What workers do is in hand: `happen` notes, `send` delivers. */
export async function webhooksApp() {
  const receiver = await aReceiver();
  const api = await testApp({ egress: receiver.egress });
  const admin = await api.aPerson('administrator');
  const { db } = api.database;

  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
    const answer = await admin.as({ method, url, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body && answer.json() };
  };
  const register = async (others: object = {}) =>
    (await call('POST', BASE, { name: 'Evidence store', url: receiver.url, events: EVENTS, ...others })).body as {
      id: string;
      secret: string;
    };
  /** An event is published, and its reaction runs as often as is said. */
  const note = async (event: Parameters<typeof publish>[1], times = 1) => {
    await db.transaction((tx) => publish(tx, event));
    const [row] = await db.execute<{ id: number }>(sql`select max(id)::int as id from outbox`);
    for (let n = 0; n < times; n++) await noteDeliveries(api.context, row!.id);
  };
  /** Something happens that every endpoint of these tests wants to hear of. */
  const happen = async (times = 1) => {
    const payload = { certificateId: crypto.randomUUID(), personId: admin.personId };
    await note({ name: 'certificates.issued', payload }, times);
    return payload;
  };
  const send = async () => {
    for (let n = 0; n < 100 && (await deliverNext(api.context, receiver.outgoing)); n++);
  };
  const deliveries = async (id: string, query = '') => (await call('GET', `${BASE}/${id}/deliveries${query}`)).body.items;
  const one = async (id: string) => (await call('GET', `${BASE}/${id}`)).body;

  /** No endpoint, nothing taken, and a receiver that says yes: as it was at first. */
  const clear = async () => {
    await db.delete(webhookEndpoints);
    receiver.taken.length = 0;
    receiver.answerWith(204);
  };
  const close = () => Promise.all([api.close(), receiver.close()]);
  return { api, receiver, admin, call, register, note, happen, send, deliveries, one, clear, close };
}
export type WebhooksApp = Awaited<ReturnType<typeof webhooksApp>>;
