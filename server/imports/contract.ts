import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Count, Id, Instant, NoContent, Nullable, PlainDate, Strict, Text } from '#server/shared/schemas.ts';

const OneImport = Type.Object({ importId: Id });
const Outcome = Type.Object({ added: Count, changed: Count, leaving: Count, same: Count, accounts: Count });

/** A file that was uploaded, and what became of it. */
const imported = {
  importId: Id,
  fileName: Type.String(),
  uploadedAt: Instant,
  uploadedBy: Type.String(),
  holdsFrom: PlainDate,
  opensAccounts: Type.Boolean(),
  applied: Nullable(Type.Object({ at: Instant, by: Type.String(), outcome: Outcome })),
};

export const listPeopleImports = endpoint({
  id: 'listPeopleImports',
  summary: 'What an import of people may hold, and the latest imports',
  method: 'GET',
  path: '/people-imports',
  success: {
    status: 200,
    schema: Type.Object({
      columns: Type.Array(Type.Object({ name: Type.String(), meaning: Type.String() })),
      mostLines: Count,
      items: Type.Array(Type.Object(imported)),
    }),
  },
});

/** Two million characters are more than the lines that are taken. */
export const uploadPeople = endpoint({
  id: 'uploadPeople',
  summary: 'Upload CSV with people, to see what it would change; nothing changes yet',
  method: 'POST',
  path: '/people-imports',
  body: Strict({
    fileName: Text(200),
    content: Text(2_000_000),
    holdsFrom: PlainDate,
    opensAccounts: Type.Boolean(),
  }),
  success: { status: 201, schema: OneImport },
});

const Change = Type.Object({
  what: Type.Enum(['name', 'kind', 'department', 'manager', 'job roles', 'joins', 'leaves', 'account']),
  before: Nullable(Type.String()),
  after: Nullable(Type.String()),
});
export type Change = Static<typeof Change>;
const PlannedPerson = Type.Object({
  line: Count,
  personId: Nullable(Id),
  email: Type.String(),
  name: Type.String(),
  from: PlainDate,
  changes: Type.Array(Change),
});
export type PlannedPerson = Static<typeof PlannedPerson>;
/** Which of the lists of a plan. */
const Shown = Type.Enum(['mistakes', 'added', 'changed', 'leaving', 'same']);

export const viewPeopleImport = endpoint({
  id: 'viewPeopleImport',
  summary: 'What an import would do to what is recorded now, with every mistake; when it is applied, what it did',
  method: 'GET',
  path: '/people-imports/:importId',
  params: OneImport,
  query: Type.Object({
    show: Type.Optional(Shown),
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),
  success: {
    status: 200,
    schema: Type.Object({
      ...imported,
      /** Null when it is applied. */
      plan: Nullable(
        Type.Object({
          /** Says what was looked at when it is applied. */
          name: Type.String(),
          lines: Count,
          counts: Type.Object({ mistakes: Count, added: Count, changed: Count, leaving: Count, same: Count, accounts: Count }),
          /** How many are in the company on the day from which it holds. */
          peopleCount: Count,
          /** What has to be confirmed apart. */
          confirm: Type.Object({ many: Type.Boolean(), leaving: Type.Boolean() }),
          shown: Shown,
          mistakes: Type.Array(Type.Object({ line: Count, column: Nullable(Type.String()), detail: Type.String() })),
          people: Type.Array(PlannedPerson),
          /** How many to skip for what follows; null at the end. */
          next: Nullable(Count),
        }),
      ),
    }),
  },
});

export const applyPeopleImport = endpoint({
  id: 'applyPeopleImport',
  summary: 'Do what an import says, all or nothing; applied again it changes nothing and answers the same',
  method: 'POST',
  path: '/people-imports/:importId/application',
  params: OneImport,
  body: Strict({
    /** The name of the plan that was looked at. */
    plan: Text(64),
    confirms: Strict({ many: Type.Boolean(), leaving: Type.Boolean() }),
  }),
  success: { status: 200, schema: Outcome },
});

export const discardPeopleImport = endpoint({
  id: 'discardPeopleImport',
  summary: 'Throw a file away that was not applied',
  method: 'DELETE',
  path: '/people-imports/:importId',
  params: OneImport,
  success: NoContent,
});
