import type { FastifyPluginAsync } from 'fastify';

export interface WellKnownOptions {
  publishedKeys: () => Promise<object[]>;
}

/** Public halves of the keys that sign bearer tokens (RFC 7517), for whoever wants to check one. */
export const wellKnown: FastifyPluginAsync<WellKnownOptions> = async (app, { publishedKeys }) => {
  app.get('/.well-known/jwks.json', { config: { access: 'public' } }, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=60').send({ keys: await publishedKeys() }),
  );
};
