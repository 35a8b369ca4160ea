import Type from 'typebox';
import { Nothing } from '#server/shared/schemas.ts';

export const Url = Type.String({ format: 'uri', pattern: '^https://', maxLength: 500 });

export const NoContent = { status: 204, schema: Nothing } as const;
