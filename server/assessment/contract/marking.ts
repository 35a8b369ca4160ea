import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, NoContent, Nullable, PageOf, PageQuery, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { Decision, HandIn, Mark, Person, Place, Status, Work } from './work.ts';

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
  /** What good work finds, for assessors alone; null where the task does not say. */
  reference: Nullable(Type.String()),
  isMine: Type.Boolean(),
});
export type MarkingView = Static<typeof MarkingView>;

const OfHandIn = Type.Object({ handInId: Id });

export const listHandInsToMark = endpoint({
  id: 'listHandInsToMark',
  summary: 'Hand-ins one may mark: waiting longest first, or what one marked, the newest first',
  method: 'GET',
  path: '/marking',
  query: Type.Object(
    {
      ...PageQuery,
      /** `open`: nobody has marked it. `mine`: one's own to mark. `done`: marked or returned by oneself. */
      show: Type.Optional(Type.Enum(['open', 'mine', 'done'])),
      q: Type.Optional(Text(200)),
      skillId: Type.Optional(Slug),
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

export const viewHandInToMark = endpoint({
  id: 'viewHandInToMark',
  summary: 'A hand-in with rubric, material and what was said so far',
  method: 'GET',
  path: '/marking/:handInId',
  params: OfHandIn,
  success: { status: 200, schema: MarkingView },
});

export const claimHandIn = endpoint({
  id: 'claimHandIn',
  summary: 'Take a hand-in to mark; for three days nobody else can',
  method: 'PUT',
  path: '/marking/:handInId/claim',
  params: OfHandIn,
  success: NoContent,
});

export const releaseHandIn = endpoint({
  id: 'releaseHandIn',
  summary: 'Give a hand-in back to the queue',
  method: 'DELETE',
  path: '/marking/:handInId/claim',
  params: OfHandIn,
  success: NoContent,
});

export const markHandIn = endpoint({
  id: 'markHandIn',
  summary: 'Give levels, return the work, or correct the mark that stands',
  method: 'POST',
  path: '/marking/:handInId/marks',
  params: OfHandIn,
  body: Strict({
    decision: Decision,
    comment: Text(4000, 0),
    levels: Type.Array(Strict({ skillId: Slug, level: Level, seen: Text(2000, 0) }), { maxItems: 20 }),
    /** The mark that is corrected, and why. */
    corrects: Type.Optional(Id),
    reason: Type.Optional(Text(500, 0)),
  }),
  success: { status: 201, schema: Type.Object({ markId: Id }) },
});

export const viewMarkingWaits = endpoint({
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
