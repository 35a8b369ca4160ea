import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificates } from '#db/schema/certificates.ts';
import { startEverything } from '#workers/start.ts';
import { testApp } from '#test/support/app.ts';
import { eventually } from '#test/support/eventually.ts';
import { aCourse, aCoursesDirectory, publishOpen } from '#test/support/factories/catalog.ts';
import { enrolIn, passQuiz, readLessons } from '#test/support/learner.ts';
import { aRedis } from '#test/support/redis.ts';

let api: Awaited<ReturnType<typeof testApp>>;
let redis: Awaited<ReturnType<typeof aRedis>>;
let stop: () => Promise<void>;
const courses = aCoursesDirectory({ 'small-course': aCourse() });

beforeAll(async () => {
  redis = await aRedis();
  api = await testApp();
  await publishOpen(api.context, courses.directory);
  const surroundings = { publicUrl: api.origin, mailPort: null, isDemo: true };
  const where = { databaseUrl: api.database.url, redisUrl: redis.url };
  stop = await startEverything({ ...where, connection: api.database, now: api.clock.now, surroundings });
});
afterAll(async () => {
  await stop();
  await redis.close();
  await api.close();
  courses.remove();
});

test('Redis goes away: people notice nothing, and what they did is reacted to when it is back', async () => {
  await redis.stop();
  const person = await api.aPerson();
  const enrolmentId = await enrolIn(person);
  await readLessons(person, enrolmentId);
  await passQuiz(person, enrolmentId, 'knowledge');
  await passQuiz(person, enrolmentId, 'scenario');
  expect((await api.app.inject({ url: '/health/ready' })).statusCode).toBe(200);
  const issued = () => api.database.db.select().from(certificates).where(eq(certificates.personId, person.personId));
  expect(await issued()).toEqual([]);
  await redis.start();
  await eventually(async () => (await issued()).length === 1, 60_000);
}, 120_000);
