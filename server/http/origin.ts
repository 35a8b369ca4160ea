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
    app.addHook('onRequest', async (request) => {
      if (SAFE.has(request.method) || !readCookie(request.headers.cookie, SESSION_COOKIE)) return;
      const site = request.headers['sec-fetch-site'];
      const { origin } = request.headers;
      const isForeign =
        (site !== undefined && site !== 'same-origin' && site !== 'none') || (origin !== undefined && origin !== publicUrl());
      if (isForeign) throw new Forbidden('This request comes from another site.');
    });
  },
  { name: 'same-origin' },
);
