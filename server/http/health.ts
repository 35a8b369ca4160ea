import type { FastifyPluginAsync } from 'fastify';

/** Facts that readiness shows, asked for by the composition root. */
export interface Readiness {
  database: 'up' | 'down';
  /** Refused while the database lacks what keeps bookings apart. */
  bookings: 'open' | 'refused';
  queues: { queue: string; waiting: number; oldestAt: string | null; measuredAt: string }[];
  failedJobs: number;
}

export const health: FastifyPluginAsync<{ readiness: () => Promise<Readiness> }> = async (app, { readiness }) => {
  app.get('/health/live', { config: { access: 'public' } }, async () => ({ status: 'up' }));
  app.get('/health/ready', { config: { access: 'public' } }, async (_request, reply) => {
    const facts = await readiness();
    return reply.code(facts.database === 'up' ? 200 : 503).send(facts);
  });
};
