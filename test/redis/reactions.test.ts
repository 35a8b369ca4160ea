import { afterAll, beforeAll } from 'vitest';
import { aRedis } from '#test/support/redis.ts';
import { reactionsOn } from '#test/support/suites/reactions.ts';

let redis: Awaited<ReturnType<typeof aRedis>>;
beforeAll(async () => {
  redis = await aRedis();
});
afterAll(() => redis.close());

reactionsOn('Redis', () => redis.url);
