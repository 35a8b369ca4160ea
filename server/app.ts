import Fastify, { type FastifyInstance, type FastifyReply, type FastifyServerFactory } from 'fastify';
import { createServer, type RequestListener } from 'node:http';
import type { Database } from '#db/client.ts';
import { calendarFile } from './coaching/calendar/routes.ts';
import { bearer } from './http/bearer.ts';
import { clientAddress } from './http/client-address.ts';
import { contexts, type Identify } from './http/context.ts';
import { securityHeaders } from './http/headers.ts';
import { health, type Readiness } from './http/health.ts';
import { idempotency } from './http/idempotency.ts';
import { openapi } from './http/openapi.ts';
import { sameOrigin } from './http/origin.ts';
import { problems, sendProblem } from './http/problem.ts';
import { RATE_LIMITS, rateLimit, type RateLimits } from './http/rate-limit.ts';
import { routeList } from './http/route-list.ts';
import { idempotencyStore } from './http/store/idempotent-results.ts';
import { countHits } from './http/store/rate-limits.ts';
import { validation } from './http/validation.ts';
import { wellKnown } from './http/well-known.ts';
import { signingKeyRing } from './identity/index.ts';
import type { Mailbox } from './notifications/index.ts';
import type { Egress } from './webhooks/index.ts';
import { features } from './features.ts';

export interface AppDeps {
  db: Database;
  now: () => Temporal.Instant;
  identify: Identify;
  readiness: () => Promise<Readiness>;
  publicUrl: () => string;
  appSecret: string;
  isDemo: boolean;
  trustedProxy: boolean;
  /** Of people whose own is not said. */
  defaultTimeZone: string;
  /** SvelteKit's handler, when pages are served by the same process. */
  pages?: RequestListener;
  /** Who invites to sessions; left out, a mailbox on the host of the public address. */
  mailFrom?: Mailbox | null;
  /** Where webhooks may go; left out, nowhere. */
  egress?: Egress;
  /** Whether requests are logged, or where to instead of standard output. */
  log: boolean | { write: (line: string) => void };
  /** Others than usual, for tests. */
  limits?: RateLimits;
}

const API_PATHS = /^\/(api|cal|health|\.well-known)(\/|$|\?)/;

/** The API as a tree of plugins. Opens no port and reads no environment, so that tests build the same app. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { pages } = deps;
  const app = Fastify({
    logger: deps.log && {
      redact: ['req.headers.cookie', 'req.headers.authorization'],
      serializers: { req: describeRequest },
      ...(deps.log !== true && { stream: deps.log }),
    },
    trustProxy: deps.trustedProxy,
    bodyLimit: 1_048_576,
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply as unknown as FastifyReply),
    genReqId: ({ headers }) => given(headers['x-request-id']) ?? crypto.randomUUID(),
    ...(pages && { serverFactory: apiBesidePages(pages) }),
  });

  void app.register(routeList);
  void app.register(validation);
  void app.register(problems);
  void app.register(securityHeaders);
  void app.register(sameOrigin, { publicUrl: deps.publicUrl });
  void app.register(clientAddress, { appSecret: deps.appSecret, now: deps.now });
  const keys = signingKeyRing(deps, deps.appSecret);
  void app.register(bearer, { keys, publicUrl: deps.publicUrl, now: deps.now });
  void app.register(contexts, { db: deps.db, now: deps.now, identify: deps.identify });
  void app.register(rateLimit, { limits: deps.limits ?? RATE_LIMITS, countHits: countHits(deps.db) });
  void app.register(idempotency, { store: idempotencyStore(deps.db) });
  void app.register(openapi);
  void app.register(wellKnown, { publishedKeys: keys.published });
  void app.register(health, { readiness: deps.readiness });
  void app.register(calendarFile, { publicUrl: deps.publicUrl, mailFrom: deps.mailFrom ?? null });
  void app.register(async (api) => features(api, deps), { prefix: '/api/v1' });
  await app.ready();
  return app;
}

/** One port: paths of the API go to Fastify, everything else to the pages. */
const apiBesidePages =
  (pages: RequestListener): FastifyServerFactory =>
  (api) =>
    createServer((request, response) =>
      ((API_PATHS.test(request.url ?? '') ? api : pages) as RequestListener)(request, response),
    );

/** Names a request in the logs of pages and API alike; anything that could disturb a log is not taken. */
const given = (requestId: unknown) => (typeof requestId === 'string' && /^[\w-]{8,64}$/.test(requestId) ? requestId : undefined);

/** No address, no query, no body: what is logged of a request names nobody. */
const describeRequest = (request: { method: string; url: string; id?: string }) => ({
  method: request.method,
  path: request.url.split('?')[0]!.replace(/(password-resets|first-administrator|verify|cal)\/[^/]+/, '$1/…'),
});
