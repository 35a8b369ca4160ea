import { afterAll, beforeAll } from 'vitest';
import { emptyRedisQueues } from '#test/support/queues.ts';
import { aRedis } from '#test/support/redis.ts';
import { noticesOn } from '#test/support/suites/notices.ts';

let redis: Awaited<ReturnType<typeof aRedis>>;
beforeAll(async () => {
  redis = await aRedis();
});
afterAll(() => redis.close());

noticesOn(
  'Redis',
  () => redis.url,
  () => emptyRedisQueues(redis.url),
);
