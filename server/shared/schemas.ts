import Type, { type TSchema } from 'typebox';

/** TypeBox pieces that several contracts use. Text refuses NUL, which PostgreSQL cannot store. */
export const Id = Type.String({ format: 'uuid' });
export const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 });
/** One slug, or several with commas between them. */
export const Slugs = Type.String({ pattern: '^[a-z0-9-]+(,[a-z0-9-]+)*$', maxLength: 2000 });
export const Instant = Type.String({ format: 'date-time' });
export const PlainDate = Type.String({ format: 'date' });
export const Percent = Type.Number({ minimum: 0, maximum: 100 });
export const Level = Type.Integer({ minimum: 0, maximum: 4 });
export const Count = Type.Integer({ minimum: 0 });
export const Named = Type.Object({ id: Type.String(), name: Type.String() });
export const Text = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength, pattern: '^[^\\u0000]*$' });
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const Nothing = Type.Null();
/** What an endpoint answers that has nothing to say but that it is done. */
export const NoContent = { status: 204, schema: Nothing } as const;

/** An object that refuses members it does not know: a typo is a 400, never silently dropped. */
export const Strict = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** A page of a list; `nextCursor` is opaque and null on the last page. */
export const PageOf = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: Nullable(Type.String()) });
export const PageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 25 })),
};
