import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Forbidden } from '#server/shared/refusal.ts';
import { readCookie, SESSION_COOKIE } from './context.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuse cross-site requests that ride on the cookie. Browsers say where a request comes from (`Sec-Fetch-Site`,
 * `Origin`); clients that send neither are not browsers and carry no victim's cookie.
 */
export const sameOrigin = fp<{ publicUrl: () => string }>(
  async (app, { publicUrl }) => {
    app.removeContentTypeParser('text/plain');
    const isForeign = (request: FastifyRequest): boolean => {
      if (SAFE.has(request.method) || !readCookie(request.headers.cookie, SESSION_COOKIE)) return false;
      const site = request.headers['sec-fetch-site'];
      const { origin } = request.headers;
      return (
        (site !== undefined && site !== 'same-origin' && site !== 'none') || (origin !== undefined && origin !== publicUrl())
      );
    };
    app.addHook('onRequest', (request, _reply, done) => {
      done(isForeign(request) ? new Forbidden('This request comes from another site.') : undefined);
    });
  },
  { name: 'same-origin' },
);
