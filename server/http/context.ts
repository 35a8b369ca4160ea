import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Database } from '#db/client.ts';
import type { Actor, Context } from '#server/shared/context.ts';
import { assertMayCall, type Access } from './access.ts';
import type { Grant } from './bearer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What use cases get: the database, who acts, the clock. */
    context: Context;
  }
  interface FastifyContextConfig {
    access?: Access;
    /** Refuse access keys, also those of somebody with the access role. */
    inPerson?: boolean;
    endpoint?: string;
  }
}

/** What somebody shows of themselves: a session id, or what their bearer token grants. */
export type Credentials = { sessionId: string } | { grant: Grant };

/** Handed in by `app.ts`, so that http stays below the features. */
export type Identify = (credentials: Credentials) => Promise<Actor | null>;

export const SESSION_COOKIE = 'tributary_session';
const NOBODY: Actor = { kind: 'person', accountId: null, personId: null, accessRoles: [], scopes: null };

export interface ContextOptions {
  db: Database;
  now: () => Temporal.Instant;
  identify: Identify;
}

/** Cookie or bearer → Actor → Context, and the one check of access for every route. */
export const contexts = fp<ContextOptions>(
  async (app, { db, now, identify }) => {
    app.decorateRequest('context');
    app.addHook('onRequest', async (request) => {
      const { access = 'public', inPerson = false } = request.routeOptions.config;
      const credentials = await credentialsOf(request);
      const actor = credentials ? await identify(credentials) : null;
      request.context = { db, now, actor: actor ?? NOBODY };
      assertMayCall(actor, { access, inPerson }, request.method);
    });
  },
  { name: 'contexts', dependencies: ['bearer'] },
);

/** A request that brings a token is judged by it alone, also when a cookie came along. */
async function credentialsOf(request: FastifyRequest): Promise<Credentials | null> {
  if (/^Bearer\s/i.test(request.headers.authorization ?? '')) {
    const grant = await request.readGrant();
    return grant && { grant };
  }
  const sessionId = readCookie(request.headers.cookie, SESSION_COOKIE);
  return sessionId ? { sessionId } : null;
}

/** One cookie by name (RFC 6265, 5.4); null when it is not there. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}
