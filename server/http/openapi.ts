import swagger from '@fastify/swagger';
import fp from 'fastify-plugin';

/** OpenAPI 3.1, printed from the contracts: nothing is generated or written twice. */
export const openapi = fp(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Tributary',
          version: '1',
          description: 'Training, coaching and the skills-gap report. Refusals are problem documents (RFC 9457).',
          license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        },
        servers: [{ url: '/' }],
        components: {
          securitySchemes: {
            session: { type: 'apiKey', in: 'cookie', name: 'tributary_session' },
            bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          },
        },
      },
      hideUntagged: true,
    });
    app.get('/api/v1/openapi.json', { config: { access: 'public' } }, async () => app.swagger());
  },
  { name: 'openapi' },
);
