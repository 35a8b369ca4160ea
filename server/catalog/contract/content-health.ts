import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Count, Id, Level, Nullable, PlainDate } from '#server/shared/schemas.ts';

export const viewContentHealth = endpoint({
  id: 'viewContentHealth',
  summary: 'What published courses hold, which facts expire within six months, and what can show each requirement',
  method: 'GET',
  path: '/content-health',
  success: {
    status: 200,
    schema: Type.Object({
      seenOn: PlainDate,
      horizonOn: PlainDate,
      courses: Type.Array(
        Type.Object({
          courseId: Type.String(),
          editionId: Id,
          edition: Type.Integer(),
          title: Type.String(),
          owner: Nullable(Type.String()),
          lessons: Count,
          minutes: Count,
          /** Questions in the bank, by quiz. */
          items: Type.Array(Type.Object({ quiz: Type.String(), items: Count })),
          figures: Count,
          /** Addresses, each once. */
          sources: Count,
          expiring: Type.Array(
            Type.Object({ lessonId: Type.String(), title: Type.String(), expiresOn: PlainDate, isExpired: Type.Boolean() }),
          ),
          /** Each lesson, in order. */
          contents: Type.Array(
            Type.Object({
              lessonId: Type.String(),
              title: Type.String(),
              kind: Type.String(),
              /** Null in editions published before words were counted. */
              words: Nullable(Count),
              /** Questions of the bank about it. */
              items: Count,
              figures: Count,
              sources: Count,
              expiresOn: PlainDate,
            }),
          ),
        }),
      ),
      /** What role profiles require up to level 3, and how many quizzes, labs and session types can show it. */
      requirements: Type.Array(
        Type.Object({
          skillId: Type.String(),
          name: Type.String(),
          level: Level,
          profiles: Type.Array(Type.String()),
          quizzes: Count,
          labs: Count,
          sessionTypes: Count,
          isThin: Type.Boolean(),
        }),
      ),
    }),
  },
});
