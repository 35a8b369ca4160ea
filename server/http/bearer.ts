import jwt from '@fastify/jwt';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

/** What a bearer token says of its holder. */
export interface Grant {
  accountId: string;
  accessKeyId: string;
  scopes: readonly string[];
}

/** Handed in by `app.ts`, so that http stays below the features. Keys are PEM. */
export interface TokenKeys {
  active: () => Promise<{ kid: string; privateKey: string }>;
  publicKey: (kid: string) => Promise<string | null>;
}

declare module 'fastify' {
  interface FastifyInstance {
    issueToken: (grant: Grant, lifetime: Temporal.Duration) => Promise<string>;
  }
  interface FastifyRequest {
    /** What the bearer token grants; null when there is none, or it is not to be trusted. */
    readGrant: () => Promise<Grant | null>;
  }
}

interface Claims {
  sub: string;
  client_id: string;
  scope: string;
}

const ALGORITHM = 'EdDSA';
/** RFC 9068: an access token, so that no other JWT of ours could ever pass for one. */
const TYPE = 'at+jwt';

export interface BearerOptions {
  keys: TokenKeys;
  publicUrl: () => string;
  now: () => Temporal.Instant;
}

/** Bearer tokens in the profile of RFC 9068, signed with Ed25519. Other algorithms are refused before any key is looked up. */
export const bearer = fp<BearerOptions>(
  async (app, { keys, publicUrl, now }) => {
    const audience = () => `${publicUrl()}/api/v1`;
    await app.register(jwt, {
      secret: {
        private: async () => (await keys.active()).privateKey,
        public: async (_request: FastifyRequest, token: unknown) => {
          const key = await keys.publicKey(kidOf(token));
          if (!key) throw new UnknownKey();
          return key;
        },
      },
      decode: { complete: true },
      sign: { algorithm: ALGORITHM },
      verify: { algorithms: [ALGORITHM] },
    });
    app.decorate('issueToken', async ({ accountId, accessKeyId, scopes }, lifetime) => {
      const { kid, privateKey } = await keys.active();
      const iat = Math.floor(now().epochMilliseconds / 1000);
      const claims = {
        iss: publicUrl(),
        aud: audience(),
        sub: accountId,
        client_id: accessKeyId,
        scope: scopes.join(' '),
        jti: crypto.randomUUID(),
        iat,
        exp: iat + lifetime.total('seconds'),
      };
      return app.jwt.sign(claims, { key: privateKey, kid, header: { alg: ALGORITHM, typ: TYPE } } as object);
    });
    app.decorateRequest('readGrant', async function (this: FastifyRequest) {
      const options = {
        checkTyp: TYPE,
        allowedIss: publicUrl(),
        allowedAud: audience(),
        requiredClaims: ['iss', 'aud', 'sub', 'client_id', 'scope', 'exp'],
        clockTimestamp: now().epochMilliseconds,
      };
      try {
        const { sub, client_id, scope } = await this.jwtVerify<Claims>({ decode: { complete: true }, verify: options });
        return { accountId: sub, accessKeyId: client_id, scopes: scope.split(' ') };
      } catch (error) {
        if (isTokenError(error)) return null;
        throw error;
      }
    });
  },
  { name: 'bearer' },
);

const kidOf = (token: unknown) => String((token as { header: { kid?: unknown } }).header.kid ?? '');

class UnknownKey extends Error {}

/** Of the plugin and of what it verifies with; anything else is a failure of ours. */
const isTokenError = (error: unknown) =>
  error instanceof UnknownKey || /^(FST_JWT_|FAST_JWT_)/.test(String((error as { code?: unknown }).code));
