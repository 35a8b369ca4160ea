import type {} from './context.ts';
import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify';
import fp from 'fastify-plugin';
import { STATUS_CODES } from 'node:http';
import { Refusal, type FieldError, type RefusalKind } from '#server/shared/refusal.ts';

/** The only place where a kind of refusal becomes a status code. */
const STATUS_OF = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
} as const satisfies Record<RefusalKind, number>;

/** Mistakes that the framework finds before a feature is asked, by status. */
const FRAMEWORK_CODES: Record<number, { code: string; detail?: string }> = {
  400: { code: 'malformed-request' },
  404: { code: 'not-found', detail: 'There is nothing at this address.' },
  413: { code: 'body-too-large', detail: 'The body is larger than a mebibyte.' },
  414: { code: 'address-too-long', detail: 'The address of this request is too long.' },
  415: { code: 'unsupported-media-type', detail: 'Send application/json.' },
};

/** A problem document (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance: string;
  errors?: FieldError[];
  [fact: string]: unknown;
}

/** Describe any thrown value. What is not a refusal or a client error stays opaque on purpose. */
function toProblem(error: unknown, instance: string): Problem {
  if (error instanceof Refusal) {
    const status = STATUS_OF[error.kind];
    return {
      ...error.facts,
      type: `/problems/${error.code}`,
      title: STATUS_CODES[status]!,
      status,
      detail: error.message,
      instance,
    };
  }
  const { validation, statusCode = 500, message } = error as FastifyError;
  if (validation) {
    const errors = validation.map((issue) => ({ pointer: pointerTo(issue), detail: issue.message ?? 'is invalid' }));
    return { type: '/problems/malformed-request', title: 'Malformed request', status: 400, detail: message, instance, errors };
  }
  const status = statusCode >= 400 && statusCode < 500 ? statusCode : 500;
  const title = STATUS_CODES[status] ?? 'Error';
  if (status === 500) return { type: 'about:blank', title, status, instance };
  const { code, detail = message } = FRAMEWORK_CODES[status] ?? {};
  return { type: code ? `/problems/${code}` : 'about:blank', title, status, detail, instance };
}

/** JSON Pointer (RFC 6901) to the offending member; for a missing or unknown member, to where it is or should be. */
function pointerTo({ instancePath, params }: FastifySchemaValidationError): string {
  const member = params['missingProperty'] ?? params['additionalProperty'];
  return `#${instancePath}${typeof member === 'string' ? `/${member}` : ''}`;
}

/**
 * What may be logged of an error: its class, stack and database code. Messages of Drizzle contain the bound
 * parameters, which are personal data, so they are left out.
 */
function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint_name: constraint } = error as { code?: string; constraint_name?: string };
  const cause = error.cause instanceof Error ? loggable(error.cause) : undefined;
  const isQuery = error.constructor.name === 'DrizzleQueryError';
  const at = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8);
  return { name: error.name, ...(isQuery ? {} : { message: error.message }), code, constraint, at, cause };
}

/** For refusals that say when it goes on. At least a second, so that nobody comes back too early. */
const secondsUntil = (retryAt: unknown, now?: Temporal.Instant): number | null =>
  typeof retryAt === 'string' && now ? Math.max(1, Math.ceil(Temporal.Instant.from(retryAt).since(now).total('seconds'))) : null;

/** Answer with the problem document of whatever was thrown. What is our own failure is logged. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error, request.url.split('?')[0]!);
  if (problem.status >= 500) request.log.error({ failure: loggable(error) }, 'request failed');
  const retryAfter = secondsUntil(problem['retryAt'], request.context?.now());
  if (retryAfter !== null) reply.header('retry-after', retryAfter);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(problem.status).type('application/problem+json').send(problem);
}

export const problems = fp(
  async (app) => {
    app.setErrorHandler(sendProblem);
    app.setNotFoundHandler((request, reply) => sendProblem({ statusCode: 404 }, request, reply));
  },
  { name: 'problems' },
);
