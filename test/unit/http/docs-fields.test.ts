import Type from 'typebox';
import { expect, test } from 'vitest';
import { fieldsOf, typeOf, type Schema } from '#server/http/docs-fields.ts';
import { Nullable, Text } from '#server/shared/schemas.ts';

const asSchema = (schema: unknown) => schema as Schema;

test('members of nested objects carry their path', () => {
  const schema = Type.Object({
    items: Type.Array(Type.Object({ name: Text(80), place: Type.Optional(Nullable(Type.Object({ id: Type.Integer() }))) })),
  });
  expect(fieldsOf(asSchema(schema)).map(({ name, isRequired }) => [name, isRequired])).toEqual([
    ['items', true],
    ['items[].name', true],
    ['items[].place', false],
    ['items[].place.id', true],
  ]);
});

test('types and limits read as sentences', () => {
  expect(typeOf(asSchema(Type.Union([Type.Literal('read'), Type.Literal('write')])))).toBe('"read" or "write"');
  expect(typeOf(asSchema(Type.Array(Type.String({ format: 'uuid' }))))).toBe('list of uuid');
  const limits = fieldsOf(
    asSchema(
      Type.Object({
        text: Text(80),
        level: Type.Integer({ minimum: 0, maximum: 4 }),
        some: Type.Array(Text(1), { minItems: 1 }),
      }),
    ),
  ).map((field) => field.limits);
  expect(limits).toEqual(['1 to 80 characters', '0 to 4', 'at least 1 items']);
});
