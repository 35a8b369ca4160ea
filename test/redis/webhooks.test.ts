import { afterAll, beforeAll } from 'vitest';
import { emptyRedisQueues } from '#test/support/queues.ts';
import { aRedis } from '#test/support/redis.ts';
import { webhooksOn } from '#test/support/suites/webhooks.ts';

let redis: Awaited<ReturnType<typeof aRedis>>;
beforeAll(async () => {
  redis = await aRedis();
});
afterAll(() => redis.close());

webhooksOn(
  'Redis',
  () => redis.url,
  () => emptyRedisQueues(redis.url),
);
