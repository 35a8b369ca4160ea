import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import { createAccessKey } from '../create-access-key.ts';
import { exchangeAccessKey } from '../exchange-access-key.ts';
import { listAccessKeys, revokeAccessKey } from '../revoke-access-key.ts';
import { TOKEN_LIVES } from '../rules/token-lifetime.ts';
import * as contract from './contract.ts';

/** Keys are made and revoked in person: one that leaks must not be able to make others. */
const OWN = { allow: 'signed-in', inPerson: true } as const;
const INTEGRATION = { allow: ['administrator'], inPerson: true } as const;

export const accessKeyRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.createAccessKey, 'access keys', OWN),
    async handler(request, reply) {
      return reply.code(201).send(await createAccessKey(request.context, { integrationId: null, ...request.body }));
    },
  });
  app.route({
    ...route(contract.listAccessKeys, 'access keys', OWN),
    handler: async (request) => ({ items: (await listAccessKeys(request.context, null)).map(toWire) }),
  });
  app.route({
    ...route(contract.revokeAccessKey, 'access keys', OWN),
    async handler(request, reply) {
      await revokeAccessKey(request.context, null, request.params.keyId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.createIntegrationKey, 'access keys', INTEGRATION),
    async handler(request, reply) {
      const integrationId = request.params.personId;
      return reply.code(201).send(await createAccessKey(request.context, { integrationId, ...request.body }));
    },
  });
  app.route({
    ...route(contract.listIntegrationKeys, 'access keys', INTEGRATION),
    handler: async (request) => ({ items: (await listAccessKeys(request.context, request.params.personId)).map(toWire) }),
  });
  app.route({
    ...route(contract.revokeIntegrationKey, 'access keys', INTEGRATION),
    async handler(request, reply) {
      await revokeAccessKey(request.context, request.params.personId, request.params.keyId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.exchangeAccessKey, 'access keys', { allow: 'public' }),
    async handler(request, reply) {
      const { keyId: accessKeyId, accountId, scopes } = await exchangeAccessKey(request.context, request.body.secret);
      const accessToken = await app.issueToken({ accessKeyId, accountId, scopes }, TOKEN_LIVES);
      const expiresIn = TOKEN_LIVES.total('seconds');
      return reply.code(201).send({ accessToken, tokenType: 'Bearer', expiresIn, scopes });
    },
  });
};

type Key = Awaited<ReturnType<typeof listAccessKeys>>[number];

const toWire = ({ createdAt, lastUsedAt, ...key }: Key) => ({
  ...key,
  createdAt: createdAt.toString(),
  lastUsedAt: lastUsedAt?.toString() ?? null,
});
