import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, NoContent, Nullable, PlainDate, Strict, Text } from '#server/shared/schemas.ts';
import { Goal } from '../goals/contract.ts';
import { ItemStatus, NoteKind, Person, Zone } from '../shared/contract.ts';

/** Of the reason, as the database has it too; blanks around it do not count. */
export const FEWEST_REASON_LETTERS = 20;

/** A request to read what was written about one person between two days, with all that became of it. */
export const Disclosure = Type.Object({
  disclosureId: Id,
  person: Person,
  askedBy: Person,
  reason: Type.String(),
  caseReference: Type.String(),
  firstDay: PlainDate,
  lastDay: PlainDate,
  timeZone: Type.String(),
  askedAt: Instant,
  decideBy: Instant,
  state: Type.Enum(['waiting', 'granted', 'refused', 'lapsed']),
  decidedBy: Nullable(Person),
  decidedAt: Nullable(Instant),
  note: Nullable(Type.String()),
  /** When the asker can read it no longer. */
  opensUntil: Nullable(Instant),
  isOpen: Type.Boolean(),
  /** When it was read. */
  looks: Type.Array(Instant),
});
export type Disclosure = Static<typeof Disclosure>;

const OneDisclosure = Type.Object({ disclosureId: Id });
const list = { status: 200, schema: Type.Object({ items: Type.Array(Disclosure) }) } as const;

export const askDisclosure = endpoint({
  id: 'askDisclosure',
  summary: 'Ask to read what was written about one person between two days; an OSPO lead decides within three days',
  method: 'POST',
  path: '/coaching/disclosures',
  body: Strict({
    personId: Id,
    firstDay: PlainDate,
    lastDay: PlainDate,
    timeZone: Zone,
    reason: Text(1000),
    caseReference: Text(60),
  }),
  success: { status: 201, schema: OneDisclosure },
});

export const listDisclosures = endpoint({
  id: 'listDisclosures',
  summary: 'Every request for disclosure, the latest first: who asked about whom and why, who decided, and each look',
  method: 'GET',
  path: '/coaching/disclosures',
  success: list,
});

export const listAskedDisclosures = endpoint({
  id: 'listAskedDisclosures',
  summary: "One's own requests for disclosure, the latest first",
  method: 'GET',
  path: '/me/coaching/asked-disclosures',
  success: list,
});

export const viewDisclosure = endpoint({
  id: 'viewDisclosure',
  summary: 'One request for disclosure, for who asked and for OSPO leads; with what keeps the caller from deciding',
  method: 'GET',
  path: '/coaching/disclosures/:disclosureId',
  params: OneDisclosure,
  success: {
    status: 200,
    schema: Type.Object({
      ...Disclosure.properties,
      hindrance: Nullable(Type.Enum(['asked-themselves', 'is-the-person', 'is-the-coach', 'is-the-line-manager'])),
    }),
  },
});

export const decideDisclosure = endpoint({
  id: 'decideDisclosure',
  summary: 'Grant or refuse a disclosure that somebody else asked for; granted, the person and who wrote are told at once',
  method: 'POST',
  path: '/coaching/disclosures/:disclosureId/decision',
  params: OneDisclosure,
  body: Strict({ decision: Type.Enum(['grant', 'refuse']), note: Type.Optional(Text(1000)) }),
  success: NoContent,
});

/** Of a session in which something was written, all of it. */
export const DisclosedSession = Type.Object({
  sessionId: Id,
  title: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
  coaches: Type.Array(Person),
  intake: Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
  goals: Type.Array(Goal),
  notes: Type.Array(Type.Object({ kind: NoteKind, author: Person, body: Type.String(), writtenAt: Instant })),
  actionItems: Type.Array(Type.Object({ text: Type.String(), dueOn: PlainDate, status: ItemStatus })),
});
export type DisclosedSession = Static<typeof DisclosedSession>;

export const readDisclosure = endpoint({
  id: 'readDisclosure',
  summary: 'Read what was granted, within its hour; the look is written down and shown to the person',
  method: 'POST',
  path: '/coaching/disclosures/:disclosureId/looks',
  params: OneDisclosure,
  success: { status: 200, schema: Type.Object({ lookedAt: Instant, sessions: Type.Array(DisclosedSession) }) },
});

const MyDisclosure = Type.Object({ ...Disclosure.properties, isAboutMe: Type.Boolean() });
export type MyDisclosure = Static<typeof MyDisclosure>;

export const listMyDisclosures = endpoint({
  id: 'listMyDisclosures',
  summary: 'What was disclosed about me, or of what I wrote about others: who asked, who granted, why, and each look',
  method: 'GET',
  path: '/me/coaching/disclosures',
  success: {
    status: 200,
    schema: Type.Object({ items: Type.Array(MyDisclosure) }),
  },
});
