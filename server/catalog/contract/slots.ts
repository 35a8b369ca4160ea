import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { NoContent, Nullable, Slug, Strict, Text } from '#server/shared/schemas.ts';

export const listSlots = endpoint({
  id: 'listSlots',
  summary: 'Company slots of published courses, and what is still to fill',
  method: 'GET',
  path: '/slots',
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          type: Type.String(),
          label: Type.String(),
          material: Type.Boolean(),
          value: Nullable(Type.String()),
          courseIds: Type.Array(Type.String()),
        }),
      ),
    }),
  },
});

export const fillSlot = endpoint({
  id: 'fillSlot',
  summary: 'Give a company slot its value; earlier values stay on record',
  method: 'PUT',
  path: '/slots/:slotId',
  params: Type.Object({ slotId: Slug }),
  body: Strict({ value: Text(500) }),
  success: NoContent,
});
