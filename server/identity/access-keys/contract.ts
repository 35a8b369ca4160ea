import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, NoContent, Nullable, Strict, Text } from '#server/shared/schemas.ts';

const Scopes = Type.Array(Type.Enum(['read', 'write']), { minItems: 1, uniqueItems: true });
const NewKey = Strict({ name: Text(80), scopes: Scopes });
const Secret = Type.Object({ id: Id, secret: Type.String() });
const Keys = Type.Object({
  items: Type.Array(
    Type.Object({ id: Id, name: Type.String(), scopes: Scopes, createdAt: Instant, lastUsedAt: Nullable(Instant) }),
  ),
});
const Integration = { personId: Id };

export const createAccessKey = endpoint({
  id: 'createAccessKey',
  summary: 'Create an access key for a program that acts as oneself; the answer shows the secret once',
  method: 'POST',
  path: '/me/access-keys',
  body: NewKey,
  success: { status: 201, schema: Secret },
});

export const listAccessKeys = endpoint({
  id: 'listAccessKeys',
  summary: "One's access keys, without their secrets",
  method: 'GET',
  path: '/me/access-keys',
  success: { status: 200, schema: Keys },
});

export const revokeAccessKey = endpoint({
  id: 'revokeAccessKey',
  summary: 'Revoke an access key; its tokens end at once',
  method: 'DELETE',
  path: '/me/access-keys/:keyId',
  params: Type.Object({ keyId: Id }),
  success: NoContent,
});

export const createIntegrationKey = endpoint({
  id: 'createIntegrationKey',
  summary: 'Create an access key for an integration, which is an account without a password',
  method: 'POST',
  path: '/people/:personId/access-keys',
  params: Type.Object(Integration),
  body: NewKey,
  success: { status: 201, schema: Secret },
});

export const listIntegrationKeys = endpoint({
  id: 'listIntegrationKeys',
  summary: 'Access keys of an integration, without their secrets',
  method: 'GET',
  path: '/people/:personId/access-keys',
  params: Type.Object(Integration),
  success: { status: 200, schema: Keys },
});

export const revokeIntegrationKey = endpoint({
  id: 'revokeIntegrationKey',
  summary: 'Revoke an access key of an integration; its tokens end at once',
  method: 'DELETE',
  path: '/people/:personId/access-keys/:keyId',
  params: Type.Object({ ...Integration, keyId: Id }),
  success: NoContent,
});

export const exchangeAccessKey = endpoint({
  id: 'exchangeAccessKey',
  summary: "Exchange an access key's secret for a bearer token",
  method: 'POST',
  path: '/tokens',
  body: Strict({ secret: Text(100) }),
  success: {
    status: 201,
    schema: Type.Object({
      accessToken: Type.String(),
      tokenType: Type.Literal('Bearer'),
      /** In seconds. */
      expiresIn: Type.Integer(),
      scopes: Scopes,
    }),
  },
});
