import type { FastifyInstance } from 'fastify';
import type { AppDeps } from './app.ts';

/** Every feature's routes, below `/api/v1`. Who may call what stands at each route. */
export async function features(_api: FastifyInstance, _deps: AppDeps): Promise<void> {}
