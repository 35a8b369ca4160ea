import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, Nothing, Nullable, PlainDate, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { Goal } from './goals/contract.ts';
import {
  BookingStatus,
  CancelCode,
  ItemStatus,
  Mode,
  OneBooking,
  OutcomeBasis,
  OutcomeResult,
  OutcomeStatus,
  Person,
  Purpose,
  Zone,
  offerTerms,
} from './shared/contract.ts';

export * from './calendar/contract.ts';
export * from './choices/contract.ts';
export * from './coach/contract.ts';
export * from './feedback/contract.ts';
export * from './goals/contract.ts';
export * from './lead/contract.ts';

const Answers = Type.Array(Strict({ question: Text(500), answer: Text(2000) }), { maxItems: 12 });

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
});
export type SessionType = Static<typeof SessionType>;

export const Offer = Type.Object({
  ...offerTerms,
  coaches: Type.Array(
    Type.Object({
      personId: Id,
      name: Type.String(),
      languages: Type.Array(Type.String()),
      timeZone: Type.String(),
      bio: Type.String(),
    }),
  ),
});
export type Offer = Static<typeof Offer>;

/** Why something cannot be booked, as data; the same words as the codes `coaching/<reason>` of refusals. */
export const Reason = Type.Enum([
  'no-coach',
  'line-manager',
  'coach-paused',
  'no-hours',
  'window-too-short',
  'on-holiday',
  'closed-that-day',
  'coach-absent',
  'slot-taken',
  'day-limit',
  'week-limit',
  'under-notice',
  'beyond-horizon',
  'you-are-busy',
]);
export type Reason = Static<typeof Reason>;
const WhyNone = Type.Array(
  Type.Object({ reason: Reason, coachId: Nullable(Id), days: Type.Integer(), firstDate: Nullable(PlainDate) }),
);
/** What a refused booking offers instead, in `alternatives`. */
export const SlotAlternative = Type.Object({ startsAt: Instant, coachId: Id });
export type SlotAlternative = Static<typeof SlotAlternative>;

export const Place = Type.Object({
  sessionId: Id,
  offerId: Id,
  sessionTypeId: Type.String(),
  title: Type.String(),
  mode: Mode,
  startsAt: Instant,
  endsAt: Instant,
  timeZone: Type.String(),
  status: Type.String(),
  coaches: Type.Array(Person),
  meetingUrl: Nullable(Type.String()),
});

export const Booking = Type.Object({
  bookingId: Id,
  status: BookingStatus,
  purpose: Purpose,
  /** Place on the waiting list, from 1; null beside it. */
  place: Nullable(Type.Integer()),
  /** Until when a request or an offered seat waits for an answer. */
  answerBy: Nullable(Instant),
  /** Last moment for rescheduling and cancelling oneself. */
  changeableUntil: Instant,
  cancelCode: Nullable(Type.String()),
  cancelText: Nullable(Type.String()),
  session: Place,
});
export type Booking = Static<typeof Booking>;

export const ActionItem = Type.Object({
  actionItemId: Id,
  sessionId: Id,
  text: Type.String(),
  dueOn: PlainDate,
  status: ItemStatus,
  createdBy: Id,
});
export type ActionItem = Static<typeof ActionItem>;

export const Outcome = Type.Object({
  outcomeId: Id,
  bookingId: Id,
  skillId: Type.String(),
  skillName: Type.String(),
  result: OutcomeResult,
  levelBefore: Nullable(Level),
  level: Nullable(Level),
  basis: OutcomeBasis,
  artefactUrl: Nullable(Type.String()),
  behaviour: Type.String(),
  assessor: Person,
  secondAssessor: Nullable(Person),
  status: OutcomeStatus,
  proposedAt: Instant,
  /** Until when it can be contested; after that it counts. */
  answerBy: Instant,
  answer: Nullable(Type.String()),
});
export type Outcome = Static<typeof Outcome>;

export const BookingDetails = Type.Object({
  ...Booking.properties,
  sessionType: SessionType,
  intake: Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
  notes: Type.Array(Type.Object({ author: Person, body: Type.String(), writtenAt: Instant, expiresAt: Instant })),
  goal: Nullable(Goal),
  actionItems: Type.Array(ActionItem),
  outcomes: Type.Array(Outcome),
  history: Type.Array(Type.Object({ status: Type.String(), at: Instant, by: Nullable(Person), reason: Nullable(Type.String()) })),
  /** Of a group: whether the others see one's name, and, once one has a seat, the names of those who show theirs. */
  showsName: Type.Boolean(),
  others: Type.Array(Type.String()),
  noteViews: Type.Array(Type.Object({ viewer: Person, viewedAt: Instant })),
});
export type BookingDetails = Static<typeof BookingDetails>;

const OneOffer = Type.Object({ offerId: Id });
const Booked = Type.Object({ bookingId: Id, sessionId: Id, status: BookingStatus, place: Nullable(Type.Integer()) });
export type Booked = Static<typeof Booked>;

export const listSessionTypes = endpoint({
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
  }),
  success: {
    status: 200,
    schema: Type.Object({
      timeZone: Type.String(),
      minutes: Type.Integer(),
      slots: Type.Array(Type.Object({ startsAt: Instant, coachIds: Type.Array(Id) })),
      /** What stood in the way, by day of the coach; also on days that have a slot besides. */
      inTheWay: Type.Array(Type.Object({ date: PlainDate, reason: Reason })),
      whyNone: WhyNone,
    }),
  },
});

export const listGroupSessions = endpoint({
  id: 'listGroupSessions',
  summary: 'Group sessions to come, with free seats and who waits',
  method: 'GET',
  path: '/coaching/group-sessions',
  query: Type.Object({ sessionTypeId: Type.Optional(Slug) }),
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(
        Type.Object({
          ...Place.properties,
          capacity: Type.Integer(),
          seatsFree: Type.Integer(),
          waiting: Type.Integer(),
          myBooking: Nullable(
            Type.Object({ bookingId: Id, status: BookingStatus, place: Nullable(Type.Integer()), answerBy: Nullable(Instant) }),
          ),
        }),
      ),
    }),
  },
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
  success: { status: 204, schema: Nothing },
});

export const bookSlot = endpoint({
  id: 'bookSlot',
  summary: 'Book a slot with a coach, or with any suitable coach; when somebody was faster, the refusal names alternatives',
  method: 'POST',
  path: '/coaching/bookings',
  body: Strict({
    offerId: Id,
    startsAt: Instant,
    /** Left out: any suitable coach, in the order of the suggestions. */
    coachId: Type.Optional(Id),
    purpose: Purpose,
    intake: Answers,
    timeZone: Type.Optional(Zone),
  }),
  success: { status: 201, schema: Booked },
});

export const bookSeat = endpoint({
  id: 'bookSeat',
  summary: 'Take a seat in a group session, or a place on its waiting list',
  method: 'POST',
  path: '/coaching/sessions/:sessionId/seats',
  params: Type.Object({ sessionId: Id }),
  body: Strict({
    purpose: Purpose,
    intake: Answers,
    waitIfFull: Type.Boolean(),
    timeZone: Type.Optional(Zone),
    /** Whether the others of the group see one's name; left out, they do not. */
    showsName: Type.Optional(Type.Boolean()),
  }),
  success: { status: 201, schema: Booked },
});

export const listMyBookings = endpoint({
  id: 'listMyBookings',
  summary: "One's own sessions, those to come first",
  method: 'GET',
  path: '/me/coaching/bookings',
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(Booking),
      actionItems: Type.Array(ActionItem),
      /** Outcomes that can still be acknowledged or contested. */
      toAnswer: Type.Array(Type.Object({ outcomeId: Id, bookingId: Id, skillName: Type.String(), answerBy: Instant })),
    }),
  },
});

export const viewMyBooking = endpoint({
  id: 'viewMyBooking',
  summary: 'A session of mine: preparation, shared note, action items, outcome, and who read the note',
  method: 'GET',
  path: '/me/coaching/bookings/:bookingId',
  params: OneBooking,
  success: { status: 200, schema: BookingDetails },
});

export const rescheduleBooking = endpoint({
  id: 'rescheduleBooking',
  summary: 'Move a session of two to another free slot of the same coach, before the cut-off',
  method: 'POST',
  path: '/coaching/bookings/:bookingId/rescheduling',
  params: OneBooking,
  body: Strict({ startsAt: Instant, reason: Type.Optional(Text(500)) }),
  success: { status: 200, schema: Booked },
});

export const cancelBooking = endpoint({
  id: 'cancelBooking',
  summary: 'Give a seat back, or leave a waiting list, with the reason; the next in line moves up',
  method: 'POST',
  path: '/coaching/bookings/:bookingId/cancellation',
  params: OneBooking,
  body: Strict({ code: CancelCode, text: Type.Optional(Text(500)) }),
  success: { status: 204, schema: Nothing },
});

export const showMyName = endpoint({
  id: 'showMyName',
  summary: "Let the others of a group session see one's name, or no longer; until it is said, nobody sees it",
  method: 'PUT',
  path: '/coaching/bookings/:bookingId/shown-name',
  params: OneBooking,
  body: Strict({ isShown: Type.Boolean() }),
  success: { status: 204, schema: Nothing },
});

export const changeAnswers = endpoint({
  id: 'changeAnswers',
  summary: 'Answer the questions before a session anew, until it begins; coaches read the newest',
  method: 'PUT',
  path: '/coaching/bookings/:bookingId/answers',
  params: OneBooking,
  body: Strict({ intake: Answers }),
  success: { status: 204, schema: Nothing },
});

export const confirmSeat = endpoint({
  id: 'confirmSeat',
  summary: 'Take the seat that became free and is kept for a while',
  method: 'POST',
  path: '/coaching/bookings/:bookingId/confirmation',
  params: OneBooking,
  success: { status: 200, schema: Booked },
});

export const answerOutcome = endpoint({
  id: 'answerOutcome',
  summary: 'Acknowledge or contest what a session is said to have shown, within seven days',
  method: 'POST',
  path: '/coaching/outcomes/:outcomeId/answer',
  params: Type.Object({ outcomeId: Id }),
  body: Strict({ answer: Type.Enum(['acknowledge', 'contest']), text: Type.Optional(Text(1000)) }),
  success: { status: 200, schema: Outcome },
});

export const settleActionItem = endpoint({
  id: 'settleActionItem',
  summary: 'Say that an action item of mine is open, done or dropped',
  method: 'PUT',
  path: '/me/coaching/action-items/:actionItemId',
  params: Type.Object({ actionItemId: Id }),
  body: Strict({ status: ItemStatus }),
  success: { status: 204, schema: Nothing },
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
  success: { status: 204, schema: Nothing },
});

export const suggestCoaches = endpoint({
  id: 'suggestCoaches',
  summary: 'Coaches for my gaps, or for a skill or session type I name, in order, with reasons; unnamed, none for who chose so',
  method: 'GET',
  path: '/me/coaching/suggestions',
  query: Type.Object({ skillId: Type.Optional(Slug), sessionTypeId: Type.Optional(Slug) }),
  success: {
    status: 200,
    schema: Type.Object({
      weightsVersion: Type.String(),
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
          covers: Type.Array(
            Type.Object({
              skillId: Type.String(),
              name: Type.String(),
              level: Nullable(Level),
              required: Level,
              critical: Type.Boolean(),
            }),
          ),
          firstFreeAt: Instant,
          commonLanguage: Nullable(Type.String()),
        }),
      ),
      whyNone: WhyNone,
    }),
  },
});
