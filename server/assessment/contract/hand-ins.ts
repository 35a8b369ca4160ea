import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, NoContent, Nullable, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { Status, HandInFile, Work, HandIn, Place, WorkBody } from './work.ts';

export const MyHandIn = Type.Object({
  ...Place,
  enrolmentId: Id,
  status: Status,
  /** When the draft was saved, the work handed in or the decision made: what the status says. */
  since: Instant,
  levels: Type.Array(Type.Object({ skillId: Type.String(), name: Type.String(), level: Level })),
});
export type MyHandIn = Static<typeof MyHandIn>;

export const LessonHandIn = Type.Object({
  ...Place,
  enrolmentId: Id,
  status: Status,
  draft: Nullable(Type.Object({ ...Work, savedAt: Instant })),
  /** Tries, newest first. */
  tries: Type.Array(HandIn),
  takes: Type.Object({ endings: Type.Array(Type.String()), mostBytes: Type.Integer() }),
});
export type LessonHandIn = Static<typeof LessonHandIn>;

const LessonOf = Type.Object({ enrolmentId: Id, lessonId: Slug });

export const listMyHandIns = endpoint({
  id: 'listMyHandIns',
  summary: "One's hand-ins and drafts, the newest first",
  method: 'GET',
  path: '/me/hand-ins',
  query: Type.Object({ enrolmentId: Type.Optional(Id) }, { additionalProperties: false }),
  success: { status: 200, schema: Type.Object({ items: Type.Array(MyHandIn) }) },
});

export const viewLessonHandIn = endpoint({
  id: 'viewLessonHandIn',
  summary: "One's draft and tries of a lesson, with what was said of them",
  method: 'GET',
  path: '/enrolments/:enrolmentId/lessons/:lessonId/hand-in',
  params: LessonOf,
  success: { status: 200, schema: LessonHandIn },
});

export const saveHandInDraft = endpoint({
  id: 'saveHandInDraft',
  summary: 'Keep work that is not handed in yet',
  method: 'PUT',
  path: '/enrolments/:enrolmentId/lessons/:lessonId/hand-in/draft',
  params: LessonOf,
  body: WorkBody,
  success: NoContent,
});

export const handIn = endpoint({
  id: 'handIn',
  summary: 'Hand in work for a lesson; it stays as it is',
  method: 'POST',
  path: '/enrolments/:enrolmentId/lessons/:lessonId/hand-in',
  params: LessonOf,
  body: WorkBody,
  success: { status: 201, schema: Type.Object({ handInId: Id }) },
});

export const uploadHandInFile = endpoint({
  id: 'uploadHandInFile',
  summary: 'Upload a file to hand in: two mebibytes at most, of a kind that is taken',
  method: 'POST',
  path: '/hand-in-files',
  body: Strict({
    name: Text(255),
    /** Base64 (RFC 4648, 4). */
    content: Type.String({ maxLength: 3_900_000, pattern: '^[A-Za-z0-9+/]*={0,2}$' }),
  }),
  success: { status: 201, schema: HandInFile },
});

export const downloadHandInFile = endpoint({
  id: 'downloadHandInFile',
  summary: 'A handed-in file, as an attachment; for its owner and those who may mark it',
  method: 'GET',
  path: '/hand-in-files/:fileId',
  params: Type.Object({ fileId: Id }),
  success: { status: 200, schema: Type.Any() },
});
