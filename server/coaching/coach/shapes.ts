import Type from 'typebox';

export const Url = Type.String({ format: 'uri', pattern: '^https://', maxLength: 500 });
