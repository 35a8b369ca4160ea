import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Nullable } from '#server/shared/schemas.ts';

export const listDepartments = endpoint({
  id: 'listDepartments',
  summary: 'Every department, by name',
  method: 'GET',
  path: '/departments',
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(Type.Object({ id: Id, slug: Type.String(), name: Type.String(), parentId: Nullable(Id) })),
    }),
  },
});
