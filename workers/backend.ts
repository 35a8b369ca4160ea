import { createPostgresBackend, Queue, withBackend, Worker, type PgPool, type Processor } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { ConfigError } from '#server/config.ts';
import { warn } from '#server/shared/failures.ts';
import type { QueueName } from './queues.ts';

/** What the rest of the workers needs of BullMQ, the same on PostgreSQL and on Redis. */
export type OpenQueue = Pick<
  Queue,
  'add' | 'getJob' | 'getJobs' | 'getFailed' | 'getJobCounts' | 'upsertJobScheduler' | 'close' | 'name'
>;
export type RunningWorker = Pick<Worker, 'close'>;

export interface QueueBackend {
  openQueue(name: QueueName): OpenQueue;
  startWorker(name: QueueName, process: Processor, concurrency: number): RunningWorker;
  close(): Promise<void>;
}

export interface BackendOptions {
  databaseUrl: string;
  /** Null keeps the queues in PostgreSQL. */
  redisUrl: string | null;
}

/** Each worker keeps one connection to LISTEN; the rest is for queries. */
const POSTGRES_CONNECTIONS = 24;

/** The one place that knows where queues live. */
export const openBackend = ({ databaseUrl, redisUrl }: BackendOptions): QueueBackend =>
  redisUrl ? onRedis(redisUrl) : onPostgres(databaseUrl);

function onPostgres(databaseUrl: string): QueueBackend {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: POSTGRES_CONNECTIONS,
    options: '-c search_path=bullmq',
    keepAlive: true,
  });
  // BullMQ describes a pool by hand, a little narrower than pg does; the object is the one it asks for.
  const connection = pool as unknown as PgPool;
  // A connection that breaks while idle is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {});
  // Every queue and worker listens for errors of the one pool.
  pool.setMaxListeners(0);
  return {
    openQueue: (name) => quietly(new Queue(name, { connection })),
    startWorker: (name, process, concurrency) => quietly(new Worker(name, process, { connection, concurrency })),
    close: () => pool.end(),
  };
}

/** @throws {ConfigError} when no Redis answers. Later it may be away for a while: jobs wait in the outbox. */
export async function assertRedisReachable(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, { lazyConnect: true, connectTimeout: 5_000, retryStrategy: () => null });
  let reason = '';
  redis.on('error', ({ message }) => (reason = message));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    const { host } = new URL(redisUrl);
    throw new ConfigError([
      `REDIS_URL cannot be used: ${host} says "${reason || (error as Error).message}". Start Redis or Valkey there, correct the address, or leave it out to keep the queues in PostgreSQL.`,
    ]);
  } finally {
    redis.disconnect();
  }
}

function onRedis(redisUrl: string): QueueBackend {
  // Workers wait for a Redis that is away; whoever adds a job is told at once, so that no transaction waits with them.
  const patient = quietly(new Redis(redisUrl, { maxRetriesPerRequest: null }));
  const prompt = quietly(new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false }));
  return {
    openQueue: (name) => quietly(new Queue(name, { connection: prompt })),
    startWorker: (name, process, concurrency) => quietly(new Worker(name, process, { connection: patient, concurrency })),
    close: async () => {
      patient.disconnect();
      prompt.disconnect();
    },
  };
}

/** Lost connections come back by themselves; one line says so, the same line is not repeated a hundred times a second. */
function quietly<T extends { on(event: 'error', listener: (error: Error) => void): unknown }>(emitter: T): T {
  let last = '';
  emitter.on('error', (error) => {
    if (error.message === last) return;
    last = error.message;
    warn('queue-connection', error);
  });
  return emitter;
}
