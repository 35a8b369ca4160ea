import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, NoContent, Nullable, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { Approver, offerTerms, Person, Purpose } from '../shared/contract.ts';

export const SessionType = Type.Object({
  sessionTypeId: Type.String(),
  title: Type.String(),
  audience: Type.String(),
  minutes: Type.Integer(),
  /** What has to be answered before a session. */
  questions: Type.Array(Type.String()),
  approach: Type.String(),
  outcome: Type.String(),
  after: Type.String(),
  skills: Type.Array(Type.Object({ skillId: Type.String(), name: Type.String(), maxLevel: Level })),
  /** Meetings in their order, each with the weeks after the one before; two or more can be booked as a programme. */
  sittings: Type.Array(Type.Object({ title: Type.String(), weeks: Type.Integer() })),
});
export type SessionType = Static<typeof SessionType>;

export const Offer = Type.Object({
  ...offerTerms,
  /** Who is asked before a booking of the one who looks is sure, and why; null when it is booked at once. */
  asksFirst: Nullable(
    Type.Object({
      who: Approver,
      why: Type.Enum(['offer', 'no-manager', 'no-shows']),
      /** Line managers who are asked. */
      managers: Type.Array(Person),
    }),
  ),
  coaches: Type.Array(
    Type.Object({
      personId: Id,
      name: Type.String(),
      languages: Type.Array(Type.String()),
      commonLanguage: Nullable(Type.String()),
      /** I have said in which languages I can be coached, and this coach speaks none of them. I may book them all the same. */
      lacksCommonLanguage: Type.Boolean(),
      timeZone: Type.String(),
      bio: Type.String(),
    }),
  ),
});
export type Offer = Static<typeof Offer>;

export const OneOffer = Type.Object({ offerId: Id });

export const listCoachingSessionTypes = endpoint({
  id: 'listCoachingSessionTypes',
  summary: 'Session types with what they touch and what to prepare',
  method: 'GET',
  path: '/coaching/session-types',
  success: { status: 200, schema: Type.Object({ items: Type.Array(SessionType) }) },
});

export const listOffers = endpoint({
  id: 'listOffers',
  summary: 'What can be booked now, and with whom; never with the line manager of the one who asks',
  method: 'GET',
  path: '/coaching/offers',
  query: Type.Object({ sessionTypeId: Type.Optional(Slug), skillId: Type.Optional(Slug) }),
  success: { status: 200, schema: Type.Object({ items: Type.Array(Offer) }) },
});

export const viewAgreement = endpoint({
  id: 'viewAgreement',
  summary: 'Who sees what of coaching, and whether one has accepted this version',
  method: 'GET',
  path: '/me/coaching/agreement',
  success: {
    status: 200,
    schema: Type.Object({
      version: Type.String(),
      paragraphs: Type.Array(Type.String()),
      acceptedAt: Nullable(Instant),
    }),
  },
});

export const acceptAgreement = endpoint({
  id: 'acceptAgreement',
  summary: 'Accept the agreement in force, once for each version',
  method: 'POST',
  path: '/me/coaching/agreement/acceptances',
  body: Strict({ version: Text(20) }),
  success: NoContent,
});

export const listMyWishes = endpoint({
  id: 'listMyWishes',
  summary: 'What I wish for without a date',
  method: 'GET',
  path: '/me/coaching/wishes',
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(
        Type.Object({ wishId: Id, sessionTypeId: Type.String(), title: Type.String(), purpose: Purpose, wishedAt: Instant }),
      ),
    }),
  },
});

export const makeWish = endpoint({
  id: 'makeWish',
  summary: 'Wish for a session type without a date; it counts as demand',
  method: 'POST',
  path: '/me/coaching/wishes',
  body: Strict({ sessionTypeId: Slug, purpose: Purpose }),
  success: { status: 201, schema: Type.Object({ wishId: Id }) },
});

export const endWish = endpoint({
  id: 'endWish',
  summary: 'Take a wish back',
  method: 'DELETE',
  path: '/me/coaching/wishes/:wishId',
  params: Type.Object({ wishId: Id }),
  success: NoContent,
});
