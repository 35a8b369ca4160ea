import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { leases, type CountHits } from './leases.ts';
import { Refusal } from '#server/shared/refusal.ts';

/** Requests a minute. */
export interface RateLimits {
  /** Of one account, of those that change something. */
  account: number;
  /** From one address, to endpoints that anyone may call. */
  address: number;
}

export const RATE_LIMITS: RateLimits = { account: 300, address: 60 };
const WINDOW_SECONDS = 60;

export class TooManyRequests extends Refusal {
  constructor(retryAt: Temporal.Instant) {
    super('too-many', 'too-many-requests', 'These are too many requests. Wait a little and go on.', {
      retryAt: retryAt.toString(),
    });
  }
}

export interface RateLimitOptions {
  limits: RateLimits;
  /** Handed in by `app.ts`. */
  countHits: CountHits;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Limits in fixed windows of a minute, counted in PostgreSQL so that several processes agree. Reading while signed in is
 * never counted, so the pages people look at cost no query more; of what changes something, one request in twenty costs
 * an upsert (`leases.ts`).
 */
export const rateLimit = fp<RateLimitOptions>(
  async (app, { limits, countHits }) => {
    const take = leases(countHits);
    app.addHook('onRequest', async (request, reply) => {
      const counted = countedAs(request);
      if (!counted) return;
      const { policy, who } = counted;
      const now = request.context.now();
      const windowStart = startOfWindow(now);
      const limit = limits[policy];
      const { isGranted, left } = await take(`requests/${policy}/${who}`, limit, windowStart);
      tell(reply, { policy, limit, left, seconds: secondsLeft(now) });
      if (!isGranted) throw new TooManyRequests(windowStart.add({ seconds: WINDOW_SECONDS }));
    });
  },
  { name: 'rate-limit', dependencies: ['contexts', 'client-address'] },
);

/** Endpoints that anyone may call count by address, also for people who are signed in; machinery such as health never. */
function countedAs(request: FastifyRequest): { policy: keyof RateLimits; who: string } | null {
  const { access, endpoint } = request.routeOptions.config;
  if (access === 'public') return endpoint ? { policy: 'address', who: request.clientAddress } : null;
  const { accountId } = request.context.actor;
  return accountId && !SAFE.has(request.method) ? { policy: 'account', who: accountId } : null;
}

/** draft-ietf-httpapi-ratelimit-headers: what is allowed, and what is left of it. */
function tell(reply: FastifyReply, told: { policy: string; limit: number; left: number; seconds: number }): void {
  reply.header('ratelimit-policy', `"${told.policy}";q=${told.limit};w=${WINDOW_SECONDS}`);
  reply.header('ratelimit', `"${told.policy}";r=${told.left};t=${told.seconds}`);
}

const startOfWindow = (now: Temporal.Instant) => {
  const seconds = Math.floor(now.epochMilliseconds / 1000);
  return Temporal.Instant.fromEpochMilliseconds((seconds - (seconds % WINDOW_SECONDS)) * 1000);
};
const secondsLeft = (now: Temporal.Instant) => WINDOW_SECONDS - (Math.floor(now.epochMilliseconds / 1000) % WINDOW_SECONDS);
