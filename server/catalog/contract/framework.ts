import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Level } from '#server/shared/schemas.ts';

export const viewFramework = endpoint({
  id: 'viewFramework',
  summary: 'The framework in force: domains, skills, role profiles, kinds of evidence',
  method: 'GET',
  path: '/framework',
  success: {
    status: 200,
    schema: Type.Object({
      number: Type.Integer(),
      scale: Type.Array(Type.Object({ level: Level, name: Type.String() })),
      domains: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), purpose: Type.String() })),
      skills: Type.Array(
        Type.Object({
          id: Type.String(),
          domain: Type.String(),
          name: Type.String(),
          description: Type.String(),
          validityMonths: Type.Integer(),
          levels: Type.Array(Type.String()),
        }),
      ),
      profiles: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          who: Type.String(),
          responsibility: Type.String(),
          required: Type.Record(Type.String(), Type.Object({ level: Level, critical: Type.Boolean() })),
        }),
      ),
      kinds: Type.Array(
        Type.Object({ id: Type.String(), name: Type.String(), maxLevel: Level, aloneForCritical: Type.Boolean() }),
      ),
    }),
  },
});
