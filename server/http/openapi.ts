import swagger from '@fastify/swagger';
import fp from 'fastify-plugin';
import { DOCS_POLICY, renderDocs, type OpenApiDocument } from './docs-page.ts';
import { readRefusals } from './store/refusal-list.ts';

/** OpenAPI 3.1 for programs and a page for people, both printed from the contracts: nothing is written twice. */
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
    let page: string | null = null;
    app.get('/api/v1/docs', { config: { access: 'public' } }, async (_request, reply) => {
      page ??= renderDocs(app.swagger() as unknown as OpenApiDocument, readRefusals());
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', DOCS_POLICY)
        .header('cache-control', 'public, max-age=300')
        .send(page);
    });
  },
  { name: 'openapi' },
);
