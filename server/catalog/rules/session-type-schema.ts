import Type, { type Static } from 'typebox';

/** What a file of `courses/coaching/` holds. `courses/README.md` explains each member to authors. */
const closed = { additionalProperties: false } as const;
const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 });
const Words = Type.String({ minLength: 3, maxLength: 600 });
const Minutes = Type.Integer({ minimum: 5, maximum: 480, multipleOf: 5 });
const Level = Type.Integer({ minimum: 1, maximum: 4 });
const oneOf = <const T extends string>(...words: T[]) => Type.Union(words.map((word) => Type.Literal(word)));

export const SessionTypeFile = Type.Object(
  {
    id: Slug,
    title: Words,
    /** What the coachee wants to get done, in their words. */
    purpose: Words,
    summary: Words,
    audience: Words,
    format: oneOf('one-to-one', 'group', 'clinic', 'panel'),
    lang: Type.String({ pattern: '^[a-z]{2}$' }),
    owner: Slug,
    seats: Type.Object(
      { least: Type.Integer({ minimum: 1, maximum: 50 }), most: Type.Integer({ minimum: 1, maximum: 50 }) },
      closed,
    ),
    prerequisites: Type.Object(
      {
        skills: Type.Array(Type.Object({ skill: Slug, level: Level }, closed)),
        courses: Type.Array(Slug),
        /** What has to be agreed or at hand before a date is worth while. */
        agreed: Type.Array(Words),
      },
      closed,
    ),
    intake: Type.Array(
      Type.Object(
        {
          id: Slug,
          question: Words,
          hint: Type.Optional(Words),
          answer: oneOf('text', 'link'),
          required: Type.Boolean(),
        },
        closed,
      ),
    ),
    preparation: Type.Array(Words, { minItems: 1 }),
    sittings: Type.Array(
      Type.Object(
        {
          title: Words,
          /** When it comes, told from the sitting before. */
          after: Type.Optional(Words),
          /** The same as a number, by which the times of all sittings are proposed. */
          weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: 26 })),
          minutes: Minutes,
          agenda: Type.Array(Type.Object({ minutes: Minutes, title: Words, what: Words }, closed), { minItems: 2 }),
        },
        closed,
      ),
      { minItems: 1, maxItems: 12 },
    ),
    skills: Type.Array(
      Type.Object(
        {
          skill: Slug,
          /** The most it can show. */
          level: Level,
          evidence: oneOf('observed', 'panel'),
          /** Behaviour to look for, by the level it shows. */
          seen: Type.Record(Type.String({ pattern: '^[1-4]$' }), Words),
        },
        closed,
      ),
      { minItems: 1 },
    ),
    materials: Type.Array(
      Type.Object({ title: Words, from: oneOf('coach', 'coachee', 'ospo'), course: Type.Optional(Slug) }, closed),
      { minItems: 1 },
    ),
    /** What exists afterwards that did not before. */
    outcome: Words,
    followUp: Type.Array(
      Type.Object({ when: Words, days: Type.Optional(Type.Integer({ minimum: 1, maximum: 730 })), what: Words }, closed),
      { minItems: 1 },
    ),
  },
  closed,
);
export type SessionType = Static<typeof SessionTypeFile>;
