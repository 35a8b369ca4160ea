import type { FastifyReply, FastifyRequest, onSendAsyncHookHandler, preHandlerAsyncHookHandler } from 'fastify';
import fp from 'fastify-plugin';
import { createHash } from 'node:crypto';
import { Refusal } from '#server/shared/refusal.ts';

export interface Answer {
  status: number;
  body: unknown;
}

/** Handed in by `app.ts`. Keys belong to accounts: two people may use the same one. */
export interface IdempotencyStore {
  /** Claim a key, or learn what became of it. Of several at once, one is told that it has begun. */
  begin: (
    request: { accountId: string; key: string; fingerprint: string },
    times: { now: Temporal.Instant; keptSince: Temporal.Instant; begunSince: Temporal.Instant },
  ) => Promise<'begun' | 'begun-by-another' | 'used-for-another-request' | Answer>;
  finish: (accountId: string, key: string, answer: Answer) => Promise<void>;
  forget: (accountId: string, key: string) => Promise<void>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The answer is kept for whoever repeats the request with the same `Idempotency-Key`. It must hold no secret. */
    idempotent?: boolean;
  }
  interface FastifyRequest {
    idempotencyKey: string | null;
  }
}

export class IdempotencyKeyReused extends Refusal {
  constructor() {
    super('invalid', 'idempotency/key-reused', 'This Idempotency-Key came with another request before. Use a new one.');
  }
}

export class IdempotencyInProgress extends Refusal {
  constructor() {
    super(
      'conflict',
      'idempotency/in-progress',
      'The first request with this Idempotency-Key is still running. Ask again shortly.',
    );
  }
}

/** How long an answer is kept. */
export const RESULTS_LIVE = Temporal.Duration.from({ hours: 24 });
/** No request takes this long: its process has died, so the next one may try. */
const GIVEN_UP_AFTER = Temporal.Duration.from({ minutes: 1 });

/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): a request that is sent again because its answer was
 * lost is answered as before, refusals included, and done once. What failed on our side is forgotten and may be tried
 * again. The header is optional, and means nothing where a route does not declare `idempotent`.
 */
export const idempotency = fp<{ store: IdempotencyStore }>(
  async (app, { store }) => {
    app.decorateRequest('idempotencyKey', null);
    const begin: preHandlerAsyncHookHandler = async (request, reply) => {
      const { accountId } = request.context.actor;
      const key = request.headers['idempotency-key'];
      if (typeof key !== 'string' || !accountId) return;
      const now = request.context.now();
      const times = { now, keptSince: now.subtract(RESULTS_LIVE), begunSince: now.subtract(GIVEN_UP_AFTER) };
      const found = await store.begin({ accountId, key, fingerprint: fingerprintOf(request) }, times);
      if (found === 'used-for-another-request') throw new IdempotencyKeyReused();
      if (found === 'begun-by-another') throw new IdempotencyInProgress();
      if (found !== 'begun') return replay(reply, found);
      request.idempotencyKey = key;
    };
    const finish: onSendAsyncHookHandler = async (request, reply, payload) => {
      const { idempotencyKey: key } = request;
      const { accountId } = request.context?.actor ?? {};
      if (key === null || !accountId) return;
      request.idempotencyKey = null;
      if (reply.statusCode >= 500) return store.forget(accountId, key);
      const body: unknown = typeof payload === 'string' && payload !== '' ? JSON.parse(payload) : null;
      return store.finish(accountId, key, { status: reply.statusCode, body });
    };
    app.addHook('onRoute', (route) => {
      if (!route.config?.idempotent) return;
      route.preHandler = [route.preHandler ?? [], begin].flat();
      route.onSend = [route.onSend ?? [], finish].flat();
    });
  },
  { name: 'idempotency', dependencies: ['contexts'] },
);

function replay(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  if (status >= 400) reply.type('application/problem+json');
  return reply.code(status).send(body);
}

const fingerprintOf = ({ method, url, body }: FastifyRequest) =>
  createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('base64url');
