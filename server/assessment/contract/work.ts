import Type, { type Static } from 'typebox';
import { Id, Instant, Level, Nullable, Strict, Text } from '#server/shared/schemas.ts';

export const Status = Type.Enum(['none', 'draft', 'handed-in', 'in-marking', 'marked', 'returned']);

export const HandInFile = Type.Object({ fileId: Id, name: Type.String(), mediaType: Type.String(), size: Type.Integer() });
export type HandInFile = Static<typeof HandInFile>;

export const Work = { text: Type.String(), link: Nullable(Type.String()), file: Nullable(HandInFile) };

export const Person = Type.Object({ personId: Id, name: Type.String() });

export const Decision = Type.Enum(['marked', 'returned']);

export const Mark = Type.Object({
  markId: Id,
  decision: Decision,
  comment: Type.String(),
  levels: Type.Array(Type.Object({ skillId: Type.String(), name: Type.String(), level: Level, seen: Type.String() })),
  marker: Person,
  markedAt: Instant,
  /** Why an earlier mark was corrected; null for the first. */
  reason: Nullable(Type.String()),
});
export type Mark = Static<typeof Mark>;

export const HandIn = Type.Object({
  handInId: Id,
  number: Type.Integer({ minimum: 1 }),
  ...Work,
  handedInAt: Instant,
  /** Oldest first; the last one stands. */
  marks: Type.Array(Mark),
});
export type HandIn = Static<typeof HandIn>;

export const Place = {
  courseId: Type.String(),
  courseTitle: Type.String(),
  lessonId: Type.String(),
  lessonTitle: Type.String(),
};

export const WorkBody = Strict({
  text: Text(20_000, 0),
  link: Nullable(Text(500)),
  fileId: Nullable(Id),
});
