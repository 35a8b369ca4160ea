import Fastify from 'fastify';
import { NOW, OFFERS } from './coaching-company.ts';
import { countingPool, ourApi, signedInLearners } from './served.ts';

/** The process under load, forked by the bench: our API and the bare route beside it, on one pool. */
const connection = countingPool(process.argv[2]!);
const { db, client, statements } = connection;
const now = () => NOW;

const [learner] = await signedInLearners(db, now, ['learner-of-the-bench@example.com'], 'Europe/Berlin');
const { personId, cookie } = learner!;
const headers = { cookie };

const app = await ourApi(connection, now);
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
  statements();
  await app.inject({ url, headers });
  return statements();
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
