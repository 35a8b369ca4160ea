/** JSON Schema, as far as contracts use it. */
export interface Schema {
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  format?: string;
  anyOf?: readonly Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export interface Field {
  name: string;
  type: string;
  isRequired: boolean;
  limits: string;
}

/** The members of an object, those of nested objects with their path: `items[].name`. */
export function fieldsOf({ properties = {}, required = [] }: Schema, path = ''): Field[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = `${path}${key}`;
    const field = { name, type: typeOf(schema), isRequired: required.includes(key), limits: limitsOf(schema) };
    const inside = objectIn(schema);
    return [field, ...(inside ? fieldsOf(inside, `${name}${schema.type === 'array' ? '[]' : ''}.`) : [])];
  });
}

/** The object that a schema is, holds as items, or is unless it is null. */
function objectIn(schema: Schema): Schema | undefined {
  return [schema, schema.items, ...(schema.anyOf ?? [])].find((each) => each?.properties);
}

export function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`;
  return schema.format ?? schema.type ?? 'anything';
}

function limitsOf(schema: Schema): string {
  const between = (unit: string, least?: number, most?: number) => {
    if (least === undefined && most === undefined) return [];
    return [most === undefined ? `at least ${least} ${unit}` : `${least ?? 0} to ${most} ${unit}`.trim()];
  };
  return [
    ...between('characters', schema.minLength, schema.maxLength),
    ...between('', schema.minimum, schema.maximum),
    ...between('items', schema.minItems, schema.maxItems),
  ].join(', ');
}
