import Fastify from 'fastify';
import { connect } from '#db/client.ts';
import { buildApp } from '#server/app.ts';
import { identifyListening } from '#server/identify.ts';
import { enrol, readLesson } from '#server/learning/index.ts';
import { createAccounts, signIn } from '#server/identity/index.ts';
import { addPeople } from '#server/organization/index.ts';
import { fillSlot, listSlots, publishCourses, publishFramework } from '#server/catalog/index.ts';
import { startAttempt, findAttempt } from '#server/quiz/index.ts';
import { pagesFrom, servePages } from '#server/pages.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';

/**
 * The process under load, forked by the bench: our API and, on another port, the bare routes that are its limit; both in
 * this process and on one pool. It tells its parent where to shoot.
 */
const [url, durable, build] = process.argv.slice(2);
const connection = connect(url!, { max: 20, durable: durable === 'on' });
const { db, client } = connection;
let sent = 0;
const unsafe = client.unsafe;
// Counted here and not by the driver's debug option, which makes every statement dearer.
client.unsafe = ((...args: Parameters<typeof unsafe>) => (sent++, unsafe(...args))) as typeof unsafe;
const statements = () => {
  const count = sent;
  sent = 0;
  return count;
};
const now = () => Temporal.Now.instant();
const system: Context = { db, actor: SYSTEM, now };
const LEARNERS = 32;
const PASSWORD = 'where the rivers meet';

await publishFramework(system, 'courses');
await publishCourses(system, 'courses');
for (const { id, demo } of await listSlots(system)) await fillSlot(system, id, demo);
const joinedOn = now().toZonedDateTimeISO('UTC').toPlainDate();
const [{ count }] = (await client`select count(*)::int as count from persons`) as unknown as [{ count: number }];
const emails = Array.from({ length: LEARNERS }, (_, n) => `bench${count + n}@example.com`);
const people = await addPeople(
  system,
  emails.map((email) => ({ name: email, email, kind: 'employee' as const, timeZone: 'UTC', joinedOn })),
);
await createAccounts(
  system,
  people.map((personId) => ({ personId, accessRoles: ['learner'], password: PASSWORD })),
);
const learners = [];
for (const [n, personId] of people.entries()) {
  const context: Context = { ...system, actor: { ...SYSTEM, kind: 'person', personId, accessRoles: ['learner'] } };
  const session = await signIn(system, { email: emails[n]!, password: PASSWORD, address: '127.0.0.1', userAgent: null });
  const enrolmentId = await enrol(context, 'oss-essentials');
  const attemptId = await startAttempt(context, enrolmentId, { quizKind: 'knowledge', mode: 'practice' });
  const { paper } = (await findAttempt(db, attemptId))!;
  learners.push({ context, enrolmentId, attemptId, option: paper[0]!.optionIds[0]!, cookie: `tributary_session=${session}` });
}

const first = learners[0]!;
const lessonId = 'three-everyday-moments';
const lesson = JSON.stringify(await readLesson(first.context, first.enrolmentId, lessonId));
await client`create table if not exists bench_lessons (id text primary key, body text not null)`.catch(() => {});
await client`insert into bench_lessons values (${lessonId}, ${lesson}) on conflict (id) do update set body = excluded.body`;

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
  ...(build && { pages: await pagesFrom(build) }),
  // A few learners save what thousands would.
  limits: { account: 1_000_000, address: 1_000_000 },
});
servePages(app);
const ours = await app.listen({ port: 0, host: '127.0.0.1' });

const plain = Fastify();
plain.get('/lessons/:id', async (request, reply) => {
  const { id } = request.params as { id: string };
  const [row] = await client`select body from bench_lessons where id = ${id}`;
  return reply.type('application/json; charset=utf-8').send(row!['body']);
});
plain.put('/answers/:id/:position', async (request, reply) => {
  const { id, position } = request.params as { id: string; position: string };
  const { chosen, flagged } = request.body as { chosen: string[]; flagged: boolean };
  await client`insert into bench_answers values (${id}, ${Number(position)}, ${chosen}, ${flagged}, now())
    on conflict (attempt_id, position) do update set chosen = excluded.chosen, flagged = excluded.flagged, answered_at = excluded.answered_at`;
  return reply.code(204).send();
});
const bare = await plain.listen({ port: 0, host: '127.0.0.1' });

const lessonPath = `/api/v1/enrolments/${first.enrolmentId}/lessons/${lessonId}`;
await app.inject({ url: lessonPath, headers: { cookie: first.cookie } });
statements();
await app.inject({ url: lessonPath, headers: { cookie: first.cookie } });
const queries = statements();

process.on('message', () => process.send!({ statements: statements() }));
process.send!({
  queries,
  page: { url: `${ours}/learn/${first.enrolmentId}/${lessonId}`, headers: { cookie: first.cookie } },
  lesson: {
    ours: [{ url: `${ours}${lessonPath}`, headers: { cookie: first.cookie } }],
    bare: [{ url: `${bare}/lessons/${lessonId}` }],
  },
  answers: {
    ours: learners.map(({ attemptId, option, cookie }) => ({
      url: `${ours}/api/v1/attempts/${attemptId}/answers/0`,
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ chosen: [option], flagged: false }),
    })),
    bare: learners.map(({ attemptId, option }) => ({
      url: `${bare}/answers/${attemptId}/0`,
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chosen: [option], flagged: false }),
    })),
  },
});
process.on('SIGTERM', () => process.exit(0));
