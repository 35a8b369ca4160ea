import type { Static, TObject, TSchema } from 'typebox';

/**
 * One operation of the HTTP API, described once: Fastify routes by it and validates with it, OpenAPI
 * documents it, and the web server calls it. Holds no behaviour.
 */
export interface Endpoint {
  /** OpenAPI `operationId`; also how logs and metrics name the operation. */
  id: string;
  summary: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `:name` for each path parameter. */
  path: `/${string}`;
  params?: TObject;
  query?: TObject;
  body?: TSchema;
  /** The one success answer. Refusals are always problem documents. */
  success: { status: 200 | 201 | 202 | 204; schema: TSchema };
}

export const endpoint = <const E extends Endpoint>(description: E): E => description;

export type Input<E extends Endpoint> = {
  [K in 'params' | 'query' | 'body' as E[K] extends TSchema ? K : never]: E[K] extends TSchema ? Static<E[K]> : never;
};
export type Output<E extends Endpoint> = Static<E['success']['schema']>;
