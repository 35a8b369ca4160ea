import { Redis } from 'ioredis';
import { afterAll, beforeAll } from 'vitest';
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
  async () => {
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
  },
);
