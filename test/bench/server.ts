import Fastify from 'fastify';
import { enrol, readLesson } from '#server/learning/index.ts';
import { fillSlot, listSlots, publishCourses, publishFramework } from '#server/catalog/index.ts';
import { startAttempt, findAttempt } from '#server/quiz/index.ts';
import { pagesFrom, servePages } from '#server/pages.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { countingPool, ourApi, signedInLearners } from './served.ts';

/**
 * The process under load, forked by the bench: our API and, on another port, the bare routes that are its limit; both in
 * this process and on one pool. It tells its parent where to shoot.
 */
const [url, durable, build] = process.argv.slice(2);
const connection = countingPool(url!, { durable: durable === 'on' });
const { db, client, statements } = connection;
const now = () => Temporal.Now.instant();
const system: Context = { db, actor: SYSTEM, now };
const LEARNERS = 32;

await publishFramework(system, 'courses');
await publishCourses(system, 'courses');
for (const { id, demo } of await listSlots(system)) await fillSlot(system, id, demo);
const [counted] = await client<{ count: number }[]>`select count(*)::int as count from persons`;
const emails = Array.from({ length: LEARNERS }, (_, n) => `bench${counted!.count + n}@example.com`);
const learners = [];
for (const { personId, cookie } of await signedInLearners(db, now, emails, 'UTC')) {
  const context: Context = { ...system, actor: { ...SYSTEM, kind: 'person', personId, accessRoles: ['learner'] } };
  const enrolmentId = await enrol(context, 'oss-essentials');
  const attemptId = await startAttempt(context, enrolmentId, { quizKind: 'knowledge', mode: 'practice' });
  const { paper } = (await findAttempt(db, attemptId))!;
  learners.push({ context, enrolmentId, attemptId, option: paper[0]!.optionIds[0]!, cookie });
}

const first = learners[0]!;
const lessonId = 'three-everyday-moments';
const lesson = JSON.stringify(await readLesson(first.context, first.enrolmentId, lessonId));
await client`insert into bench_lessons values (${lessonId}, ${lesson}) on conflict (id) do update set body = excluded.body`;

const app = await ourApi(connection, now, build ? await pagesFrom(build) : undefined);
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
