import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import serializerOf from 'fast-json-stringify';
import fp from 'fastify-plugin';

// Node imports what the CommonJS package exports itself; its types promise another default.
const withFormats = addFormats as unknown as typeof addFormats.default;
const strict = withFormats(new Ajv({ removeAdditional: false, useDefaults: true, allErrors: true }));
const reading = withFormats(new Ajv({ removeAdditional: false, useDefaults: true, coerceTypes: 'array', allErrors: false }));

const validate = compiledOnce((schema) => strict.compile(schema));
const read = compiledOnce((schema) => reading.compile(schema));
const serialize = compiledOnce((schema) => serializerOf(schema));

/**
 * Bodies are taken as they are: a wrong type or an unknown member is refused, never repaired in silence. Only path
 * and query, which are text by nature, have their numbers read. The first mistake of each field is reported; a body
 * is bounded by its schema, so collecting all errors cannot be made to run away.
 */
export const validation = fp(
  async (app) => {
    // No parameter may hold what PostgreSQL cannot store; a body's text says so itself (`Text`).
    app.addHook('onRequest', ({ url }, _reply, done) => {
      done(url.includes('%00') ? Object.assign(new Error('The address contains NUL.'), { statusCode: 400 }) : undefined);
    });
    app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? validate : read)(schema as object));
    app.setSerializerCompiler(({ schema }) => serialize(schema as object));
  },
  { name: 'validation' },
);

/** GET and HEAD share their schemas, and all routes that of a problem document: most of a start would be compiling them again. */
function compiledOnce<Compiled>(compile: (schema: object) => Compiled): (schema: object) => Compiled {
  const compiled = new WeakMap<object, Compiled>();
  return (schema) => {
    const known = compiled.get(schema) ?? compile(schema);
    compiled.set(schema, known);
    return known;
  };
}
