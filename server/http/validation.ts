import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fp from 'fastify-plugin';

/**
 * Bodies are taken as they are: a wrong type or an unknown member is refused, never repaired in silence. Only path
 * and query, which are text by nature, have their numbers read. The first mistake of each field is reported; a body
 * is bounded by its schema, so collecting all errors cannot be made to run away.
 */
export const validation = fp(
  async (app) => {
    const strict = (addFormats as unknown as typeof addFormats.default)(
      new Ajv({ removeAdditional: false, useDefaults: true, allErrors: true }),
    );
    const reading = (addFormats as unknown as typeof addFormats.default)(
      new Ajv({ removeAdditional: false, useDefaults: true, coerceTypes: 'array', allErrors: false }),
    );
    // No parameter may hold what PostgreSQL cannot store; a body's text says so itself (`Text`).
    app.addHook('onRequest', ({ url }, _reply, done) => {
      done(url.includes('%00') ? Object.assign(new Error('The address contains NUL.'), { statusCode: 400 }) : undefined);
    });
    app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? strict : reading).compile(schema as object));
  },
  { name: 'validation' },
);
