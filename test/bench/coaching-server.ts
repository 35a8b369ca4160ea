import Fastify from 'fastify';
import { connect } from '#db/client.ts';
import { buildApp } from '#server/app.ts';
import { identifyListening } from '#server/identify.ts';
import { createAccounts, signIn } from '#server/identity/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { addPeople } from '#server/organization/index.ts';
import { NOW, OFFERS } from './coaching-company.ts';

/** The process under load, forked by the bench: our API and the bare route beside it, on one pool. */
const connection = connect(process.argv[2]!, { max: 20 });
const { db, client } = connection;
let sent = 0;
const unsafe = client.unsafe;
client.unsafe = ((...args: Parameters<typeof unsafe>) => (sent++, unsafe(...args))) as typeof unsafe;
const now = () => NOW;
const system: Context = { db, actor: SYSTEM, now };

const PASSWORD = 'where the rivers meet';
const email = 'learner-of-the-bench@example.com';
const joinedOn = Temporal.PlainDate.from('2024-01-01');
const [personId] = await addPeople(system, [{ name: 'Learner', email, kind: 'employee', timeZone: 'Europe/Berlin', joinedOn }]);
await createAccounts(system, [{ personId: personId!, accessRoles: ['learner'], password: PASSWORD }]);
const session = await signIn(system, { email, password: PASSWORD, address: '127.0.0.1', userAgent: null });
const headers = { cookie: `tributary_session=${session}` };

const app = await buildApp({
  db,
  now,
  identify: identifyListening(connection, { now }),
  readiness: async () => ({ database: 'up', bookings: 'open', queues: [], failedJobs: 0 }),
  publicUrl: () => 'http://127.0.0.1',
  appSecret: 'a secret of the bench, which is long enough',
  isDemo: true,
  trustedProxy: false,
  defaultTimeZone: 'UTC',
  log: false,
  limits: { account: 1_000_000, address: 1_000_000 },
});
const ours = await app.listen({ port: 0, host: '127.0.0.1' });

const plain = Fastify();
plain.get('/persons/:id', async (request) => {
  const { id } = request.params as { id: string };
  const [row] = await client`select id, name from persons where id = ${id}`;
  return row;
});
const bare = await plain.listen({ port: 0, host: '127.0.0.1' });

const rows = await client`select id, title from coaching_offers`;
const slotsOf = (title: string, what: string) =>
  `/api/v1/coaching/offers/${rows.find((row) => row['title'] === title)!['id']}/${what}`;
const countOf = async (url: string) => {
  // What a process or a session does once is done before.
  for (let n = 0; n < 3; n++) await app.inject({ url, headers });
  sent = 0;
  await app.inject({ url, headers });
  return sent;
};
const queries = { one: await countOf(slotsOf(OFFERS.one, 'slots')), all: await countOf(slotsOf(OFFERS.all, 'slots')) };
const [counted] = await client`select count(*)::int as count from coaching_claims`;
process.send!({
  queries,
  claims: counted!['count'],
  slots: { url: `${ours}${slotsOf(OFFERS.all, 'slots')}`, headers },
  overview: { url: `${ours}${slotsOf(OFFERS.all, 'slot-overview')}`, headers },
  bare: { url: `${bare}/persons/${personId}` },
});
