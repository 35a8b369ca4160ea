import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Database } from '#db/client.ts';
import type { Actor, Context } from '#server/shared/context.ts';
import { assertMayCall, type Access } from './access.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What use cases get: the database, who acts, the clock. */
    context: Context;
  }
  interface FastifyContextConfig {
    access?: Access;
    endpoint?: string;
  }
}

export interface Credentials {
  sessionId?: string;
  bearer?: string;
}

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
      const { access = 'public' } = request.routeOptions.config;
      const credentials = credentialsOf(request);
      const actor = credentials ? await identify(credentials) : null;
      request.context = { db, now, actor: actor ?? NOBODY };
      assertMayCall(actor, access, request.method);
    });
  },
  { name: 'contexts' },
);

function credentialsOf(request: FastifyRequest): Credentials | null {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return { bearer };
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
