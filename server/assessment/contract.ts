import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, Nothing, Nullable, PageOf, PageQuery, Slug, Strict, Text } from '#server/shared/schemas.ts';

const Status = Type.Union([
  Type.Literal('none'),
  Type.Literal('draft'),
  Type.Literal('handed-in'),
  Type.Literal('in-marking'),
  Type.Literal('marked'),
  Type.Literal('returned'),
]);

export const HandInFile = Type.Object({ fileId: Id, name: Type.String(), mediaType: Type.String(), size: Type.Integer() });
export type HandInFile = Static<typeof HandInFile>;

const Work = { text: Type.String(), link: Nullable(Type.String()), file: Nullable(HandInFile) };
const Person = Type.Object({ personId: Id, name: Type.String() });

export const Mark = Type.Object({
  markId: Id,
  decision: Type.Union([Type.Literal('marked'), Type.Literal('returned')]),
  comment: Type.String(),
  levels: Type.Array(Type.Object({ skillId: Type.String(), name: Type.String(), level: Level, seen: Type.String() })),
  marker: Person,
  markedAt: Instant,
  /** Why an earlier mark was corrected; null for the first. */
  reason: Nullable(Type.String()),
});
export type Mark = Static<typeof Mark>;

const HandIn = Type.Object({
  handInId: Id,
  number: Type.Integer({ minimum: 1 }),
  ...Work,
  handedInAt: Instant,
  /** Oldest first; the last one stands. */
  marks: Type.Array(Mark),
});
export type HandIn = Static<typeof HandIn>;

const Place = {
  courseId: Type.String(),
  courseTitle: Type.String(),
  lessonId: Type.String(),
  lessonTitle: Type.String(),
};

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

export const ToMark = Type.Object({
  ...Place,
  handInId: Id,
  person: Person,
  number: Type.Integer(),
  skills: Type.Array(Type.Object({ skillId: Type.String(), name: Type.String() })),
  status: Status,
  handedInAt: Instant,
  claim: Nullable(Type.Object({ marker: Person, claimedAt: Instant, endsAt: Instant })),
  markedAt: Nullable(Instant),
});
export type ToMark = Static<typeof ToMark>;

export const MarkingView = Type.Object({
  ...ToMark.properties,
  ...Work,
  marks: Type.Array(Mark),
  /** Earlier tries, newest first. */
  earlier: Type.Array(HandIn),
  task: Type.String(),
  expects: Type.Array(Type.String()),
  material: Type.Array(Type.Object({ path: Type.String(), title: Type.String(), text: Type.String() })),
  rubric: Type.Array(
    Type.Object({
      skillId: Type.String(),
      name: Type.String(),
      criteria: Type.Array(Type.String()),
      levels: Type.Record(Type.String(), Type.String()),
      mustSee: Type.String(),
      /** The most the lesson shows. */
      cap: Level,
      /** Up to which level the one who asks is verified; 0 when not at all. */
      verified: Level,
    }),
  ),
  isMine: Type.Boolean(),
});
export type MarkingView = Static<typeof MarkingView>;

const LessonOf = Type.Object({ enrolmentId: Id, lessonId: Slug });
const OfHandIn = Type.Object({ handInId: Id });
const WorkBody = Strict({
  text: Text(20_000, 0),
  link: Nullable(Text(500)),
  fileId: Nullable(Id),
});

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

export const saveDraft = endpoint({
  id: 'saveHandInDraft',
  summary: 'Keep work that is not handed in yet',
  method: 'PUT',
  path: '/enrolments/:enrolmentId/lessons/:lessonId/hand-in/draft',
  params: LessonOf,
  body: WorkBody,
  success: { status: 204, schema: Nothing },
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

export const uploadFile = endpoint({
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

export const downloadFile = endpoint({
  id: 'downloadHandInFile',
  summary: 'A handed-in file, as an attachment; for its owner and those who may mark it',
  method: 'GET',
  path: '/hand-in-files/:fileId',
  params: Type.Object({ fileId: Id }),
  success: { status: 200, schema: Type.Any() },
});

export const listToMark = endpoint({
  id: 'listHandInsToMark',
  summary: 'Hand-ins one may mark: waiting longest first, or what one marked, the newest first',
  method: 'GET',
  path: '/marking',
  query: Type.Object(
    {
      ...PageQuery,
      /** `open`: nobody has marked it. `mine`: one's own to mark. `done`: marked or returned by oneself. */
      show: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('mine'), Type.Literal('done')])),
      query: Type.Optional(Text(200)),
      skill: Type.Optional(Slug),
    },
    { additionalProperties: false },
  ),
  success: {
    status: 200,
    schema: Type.Object({
      ...PageOf(ToMark).properties,
      counts: Type.Object({ open: Type.Integer(), mine: Type.Integer(), done: Type.Integer() }),
      /** Skills one is verified for, to filter by. */
      skills: Type.Array(Type.Object({ skillId: Type.String(), name: Type.String(), level: Level })),
    }),
  },
});

export const viewMarking = endpoint({
  id: 'viewHandInToMark',
  summary: 'A hand-in with rubric, material and what was said so far',
  method: 'GET',
  path: '/marking/:handInId',
  params: OfHandIn,
  success: { status: 200, schema: MarkingView },
});

export const claim = endpoint({
  id: 'claimHandIn',
  summary: 'Take a hand-in to mark; for three days nobody else can',
  method: 'PUT',
  path: '/marking/:handInId/claim',
  params: OfHandIn,
  success: { status: 204, schema: Nothing },
});

export const releaseClaim = endpoint({
  id: 'releaseHandIn',
  summary: 'Give a hand-in back to the queue',
  method: 'DELETE',
  path: '/marking/:handInId/claim',
  params: OfHandIn,
  success: { status: 204, schema: Nothing },
});

export const mark = endpoint({
  id: 'markHandIn',
  summary: 'Give levels, return the work, or correct the mark that stands',
  method: 'POST',
  path: '/marking/:handInId/marks',
  params: OfHandIn,
  body: Strict({
    decision: Type.Union([Type.Literal('marked'), Type.Literal('returned')]),
    comment: Text(4000, 0),
    levels: Type.Array(Strict({ skillId: Slug, level: Level, seen: Text(2000, 0) }), { maxItems: 20 }),
    /** The mark that is corrected, and why. */
    corrects: Type.Optional(Id),
    reason: Type.Optional(Text(500, 0)),
  }),
  success: { status: 201, schema: Type.Object({ markId: Id }) },
});

export const viewWaits = endpoint({
  id: 'viewMarkingWaits',
  summary: 'How long hand-ins wait, by lesson, and how many could mark them',
  method: 'GET',
  path: '/marking-waits',
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(
        Type.Object({
          ...Place,
          waiting: Type.Integer({ minimum: 0 }),
          inMarking: Type.Integer({ minimum: 0 }),
          oldestAt: Nullable(Instant),
          /** Hours between hand-in and decision, half of them shorter; of the last 90 days. */
          medianHours: Nullable(Type.Number()),
          /** People who may mark each skill. */
          assessors: Type.Array(Type.Object({ skillId: Type.String(), name: Type.String(), people: Type.Integer() })),
        }),
      ),
    }),
  },
});
