import Type, { type TSchema } from 'typebox';
import type { Endpoint } from '#server/shared/endpoint.ts';
import { ProblemDocument } from './problem-schema.ts';
import type { Access } from './access.ts';

export interface RouteOptions {
  allow: Access;
  /** Access keys are refused: one has to be signed in oneself. */
  inPerson?: boolean;
  /** Sent again with the same `Idempotency-Key`, it is done once. Not for answers that hold a secret: they are kept. */
  idempotent?: boolean;
}

const IdempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '^[ -~]*$' })),
});
type Security = Record<string, string[]>;
const SESSION: Security = { session: [] };
const BEARER: Security = { bearer: [] };

type SchemaOf<E extends Endpoint> = {
  [K in 'params' | 'query' as E[K] extends TSchema ? (K extends 'query' ? 'querystring' : K) : never]: E[K] extends TSchema
    ? E[K]
    : never;
} & (E['body'] extends TSchema ? { body: E['body'] } : unknown);

/**
 * Turn an endpoint into Fastify route options. Every handler answers with the success schema; every refusal is a
 * problem document. Access is part of the route, so that the matrix of access roles can be read off the routes.
 */
export function route<const E extends Endpoint>(
  endpoint: E,
  tag: string,
  { allow, inPerson = false, idempotent = false }: RouteOptions,
) {
  const { method, path: url, params, query, body, success, id: operationId, summary } = endpoint;
  type Response = { [S in E['success']['status']]: E['success']['schema'] };
  const response = { [success.status]: success.schema } as Response;
  return {
    method: method as E['method'],
    url: url as E['path'],
    config: { access: allow, inPerson, idempotent, endpoint: operationId },
    schema: {
      operationId,
      summary,
      description: whoMayCall(allow, inPerson),
      tags: [tag],
      security: allow === 'public' ? [] : inPerson ? [SESSION] : [SESSION, BEARER],
      ...(params && { params }),
      ...(query && { querystring: query }),
      ...(body && { body }),
      ...(idempotent && { headers: IdempotencyHeader }),
      response: { ...response, '4xx': ProblemDocument },
    } as SchemaOf<E> & {
      operationId: string;
      summary: string;
      description: string;
      tags: string[];
      security: Security[];
      response: Response;
    },
  };
}

/** A sentence for whoever reads the documentation. */
function whoMayCall(allow: Access, inPerson: boolean): string {
  if (allow === 'public') return 'Anyone may call this.';
  const who = allow === 'signed-in' ? 'everybody who is signed in' : `the access role ${allow.join(' or ')}`;
  return `For ${who}${inPerson ? ', in person, not by an access key' : ''}.`;
}
