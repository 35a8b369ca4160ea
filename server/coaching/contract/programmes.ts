import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Nullable, Strict, Text } from '#server/shared/schemas.ts';
import { BookingStatus, CancelCode, Person, Purpose, Zone } from '../shared/contract.ts';
import { OneOffer } from './offers.ts';
import { Answers } from './shapes.ts';
import { SlotAlternative, TimeReason } from './slots.ts';

const ProposedSitting = Type.Object({
  sitting: Type.Integer(),
  title: Type.String(),
  /** Where the interval and the wall clock of the zone put it. */
  wishedAt: Instant,
  /** Why it is not proposed there. */
  reason: Nullable(TimeReason),
  /** Null where nothing is free within three days of it. */
  startsAt: Nullable(Instant),
});

export const proposeProgramme = endpoint({
  id: 'proposeProgramme',
  summary: 'Times for all sittings after a first one: the same weekday and wall clock in the zone, or the nearest free one',
  method: 'GET',
  path: '/coaching/offers/:offerId/programme',
  params: OneOffer,
  query: Type.Object({
    startsAt: Instant,
    /** Left out: whoever of those who suit can hold most sittings as they are wished. */
    coachId: Type.Optional(Id),
    timeZone: Type.Optional(Zone),
  }),
  success: {
    status: 200,
    schema: Type.Object({ timeZone: Type.String(), coach: Person, items: Type.Array(ProposedSitting) }),
  },
});

/** What a refused programme says of each time that cannot be had, in `refused`. */
export const RefusedSitting = Type.Object({
  sitting: Type.Integer(),
  startsAt: Instant,
  reason: TimeReason,
  detail: Type.String(),
  alternatives: Type.Array(SlotAlternative),
});
export type RefusedSitting = Static<typeof RefusedSitting>;

export const bookProgramme = endpoint({
  id: 'bookProgramme',
  summary: 'Book all sittings of a session type with one coach, all or none; a programme is one open booking of the offer',
  method: 'POST',
  path: '/coaching/programmes',
  body: Strict({
    offerId: Id,
    coachId: Id,
    /** One for each sitting, in order. */
    startsAt: Type.Array(Instant, { minItems: 2, maxItems: 12 }),
    purpose: Purpose,
    intake: Answers,
    timeZone: Type.Optional(Zone),
  }),
  success: {
    status: 201,
    schema: Type.Object({
      programmeId: Id,
      status: BookingStatus,
      sittings: Type.Array(Type.Object({ bookingId: Id, sessionId: Id, sitting: Type.Integer(), startsAt: Instant })),
    }),
  },
});

export const cancelProgramme = endpoint({
  id: 'cancelProgramme',
  summary: 'Cancel every session to come of a programme at once, with the reason; one whose cut-off has passed stays',
  method: 'POST',
  path: '/coaching/programmes/:programmeId/cancellation',
  params: Type.Object({ programmeId: Id }),
  body: Strict({ code: CancelCode, text: Type.Optional(Text(500)) }),
  success: {
    status: 200,
    schema: Type.Object({
      /** Bookings by id. */
      cancelled: Type.Array(Id),
      kept: Type.Array(Id),
    }),
  },
});
