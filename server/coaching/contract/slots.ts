import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Nullable, PlainDate, Slug } from '#server/shared/schemas.ts';
import { OwnGap } from '../coach/session-shapes.ts';
import { OneOffer } from './offers.ts';
import { Mode, Person, Zone } from '../shared/contract.ts';

const REASONS = [
  'no-coach',
  'line-manager',
  'no-common-language',
  'coach-paused',
  'no-hours',
  'window-too-short',
  'on-holiday',
  'closed-that-day',
  'coach-absent',
  'slot-taken',
  'day-limit',
  'week-limit',
  'offer-day-limit',
  'offer-week-limit',
  'under-notice',
  'beyond-horizon',
  'you-are-busy',
] as const;
/** Why something cannot be booked, as data; the same words as the codes `coaching/<reason>` of refusals. */
export const Reason = Type.Enum([...REASONS]);
/** Beside these, what only an asked time can be. */
export const TimeReason = Type.Enum([...REASONS, 'in-the-past', 'outside-hours']);
export type TimeReason = Static<typeof TimeReason>;
export type Reason = Static<typeof Reason>;

const WhyNone = Type.Array(
  Type.Object({ reason: Reason, coachId: Nullable(Id), days: Type.Integer(), firstDate: Nullable(PlainDate) }),
);

/** What a refused booking offers instead, in `alternatives`. */
export const SlotAlternative = Type.Object({ startsAt: Instant, coachId: Id });
export type SlotAlternative = Static<typeof SlotAlternative>;

export const viewSlotOverview = endpoint({
  id: 'viewSlotOverview',
  summary: 'Free slots of an offer over its whole horizon: how many a day, and the first three of each coach',
  method: 'GET',
  path: '/coaching/offers/:offerId/slot-overview',
  params: OneOffer,
  query: Type.Object({ timeZone: Type.Optional(Zone) }),
  success: {
    status: 200,
    schema: Type.Object({
      timeZone: Type.String(),
      days: Type.Array(Type.Object({ date: PlainDate, count: Type.Integer() })),
      coaches: Type.Array(
        Type.Object({ personId: Id, name: Type.String(), languages: Type.Array(Type.String()), first: Type.Array(Instant) }),
      ),
      whyNone: WhyNone,
    }),
  },
});

export const listSlots = endpoint({
  id: 'listSlots',
  summary: 'Free slots of an offer, with the coaches who are free; when there is none, why',
  method: 'GET',
  path: '/coaching/offers/:offerId/slots',
  params: OneOffer,
  query: Type.Object({
    /** Days in the zone; left out, from today to the horizon. */
    from: Type.Optional(PlainDate),
    to: Type.Optional(PlainDate),
    coachId: Type.Optional(Id),
    timeZone: Type.Optional(Zone),
    /** A booking of one's own that is to be moved: its session stands in nobody's way. */
    movedBookingId: Type.Optional(Id),
    /** Which sitting of a programme it is to be, from 1. */
    sitting: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
    /** When the sitting before it is: it comes after that, and its horizon counts from there. */
    previousAt: Type.Optional(Instant),
    /** When the sitting after it is: it ends before that. */
    nextAt: Type.Optional(Instant),
  }),
  success: {
    status: 200,
    schema: Type.Object({
      timeZone: Type.String(),
      minutes: Type.Integer(),
      /** The days on which it can be booked, in the zone. */
      from: PlainDate,
      to: PlainDate,
      slots: Type.Array(Type.Object({ startsAt: Instant, coachIds: Type.Array(Id) })),
      /** What stood in the way, by day of the coach; also on days that have a slot besides. */
      inTheWay: Type.Array(Type.Object({ date: PlainDate, reason: Reason })),
      whyNone: WhyNone,
    }),
  },
});

/** What counts how much in the order of suggestions; they sum to one. */
export const Weights = Type.Object({
  version: Type.String(),
  need: Type.Number(),
  soonness: Type.Number(),
  capacity: Type.Number(),
  effect: Type.Number(),
  comfort: Type.Number(),
});
export type Weights = Static<typeof Weights>;

export const suggestCoaches = endpoint({
  id: 'suggestCoaches',
  summary: 'Coaches for my gaps, or for a skill or session type I name, in order, with reasons; unnamed, none for who chose so',
  method: 'GET',
  path: '/me/coaching/suggestions',
  query: Type.Object({
    skillId: Type.Optional(Slug),
    sessionTypeId: Type.Optional(Slug),
    /** As many as are shown to me; left out, ten. */
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
  }),
  success: {
    status: 200,
    schema: Type.Object({
      weights: Weights,
      timeZone: Type.String(),
      items: Type.Array(
        Type.Object({
          offerId: Id,
          title: Type.String(),
          sessionTypeId: Type.String(),
          mode: Mode,
          /** Of a group: the session with the first free seat. */
          sessionId: Nullable(Id),
          coach: Person,
          covers: Type.Array(OwnGap),
          firstFreeAt: Instant,
          commonLanguage: Nullable(Type.String()),
        }),
      ),
      whyNone: WhyNone,
    }),
  },
});
