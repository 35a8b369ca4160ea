import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Nullable, PlainDate, Strict } from '#server/shared/schemas.ts';
import { Goal } from '../goals/contract.ts';
import { ItemStatus, OneBooking, Person, Purpose, offerTerms } from '../shared/contract.ts';
import { Gap } from './session-shapes.ts';

/** What a coach looks at across sessions: a week of hours, offers, requests, people, what comes next for whom. */
const Span = { startsAt: Instant, endsAt: Instant };

export const CoachCalendar = Type.Object({
  timeZone: Type.String(),
  hours: Type.Array(Type.Object(Span)),
  absences: Type.Array(Type.Object({ absenceId: Id, ...Span, reason: Type.String() })),
  /** Dates that would have had hours; the name is that of the holiday. */
  closed: Type.Array(
    Type.Object({
      date: PlainDate,
      reason: Type.Enum(['on-holiday', 'closed-that-day']),
      name: Nullable(Type.String()),
    }),
  ),
});
export type CoachCalendar = Static<typeof CoachCalendar>;

export const viewMyCalendar = endpoint({
  id: 'viewMyCalendar',
  summary: 'When one coaches between two dates, as the slots are made of it: hours, absences, closed dates',
  method: 'GET',
  path: '/coach/calendar',
  query: Type.Object({ from: PlainDate, to: PlainDate }),
  success: { status: 200, schema: CoachCalendar },
});

export const CoachOffer = Type.Object({
  ...offerTerms,
  isMine: Type.Boolean(),
  coaches: Type.Array(Person),
});
export type CoachOffer = Static<typeof CoachOffer>;

export const listMyOffers = endpoint({
  id: 'listMyOffers',
  summary: 'Offers one holds, closed ones too, and open ones of others to join',
  method: 'GET',
  path: '/coach/offers',
  success: { status: 200, schema: Type.Object({ items: Type.Array(CoachOffer) }) },
});

export const CoachingRequest = Type.Object({
  bookingId: Id,
  sessionId: Id,
  title: Type.String(),
  person: Person,
  purpose: Purpose,
  ...Span,
  answerBy: Instant,
  /** Of a programme, which is decided as a whole, all sittings that are asked for; else empty. */
  sittings: Type.Array(Type.Object({ ...Span, sitting: Type.Integer(), title: Type.String() })),
});
export type CoachingRequest = Static<typeof CoachingRequest>;

export const listMyRequests = endpoint({
  id: 'listMyRequests',
  summary: 'Requests that wait for one’s answer, those that expire first in front',
  method: 'GET',
  path: '/coach/requests',
  success: {
    status: 200,
    schema: Type.Object({ timeZone: Type.String(), items: Type.Array(CoachingRequest) }),
  },
});

export const CoachedPerson = Type.Object({
  person: Person,
  sessionsHeld: Type.Integer(),
  last: Nullable(Type.Object({ sessionId: Id, title: Type.String(), startsAt: Instant })),
  next: Nullable(Type.Object({ sessionId: Id, title: Type.String(), startsAt: Instant })),
  /** What they set themselves for one's sessions and did not drop, the latest first. */
  goals: Type.Array(Type.Object({ ...Goal.properties, sessionId: Id })),
  actionItems: Type.Array(Type.Object({ actionItemId: Id, text: Type.String(), dueOn: PlainDate })),
});
export type CoachedPerson = Static<typeof CoachedPerson>;

export const listCoachedPeople = endpoint({
  id: 'listCoachedPeople',
  summary: 'People one has coached or will, with the next session, and what they promised and set themselves for one’s sessions',
  method: 'GET',
  path: '/coach/people',
  success: { status: 200, schema: Type.Object({ timeZone: Type.String(), items: Type.Array(CoachedPerson) }) },
});

export const CoachedPersonDetails = Type.Object({
  timeZone: Type.String(),
  person: Person,
  roleProfiles: Type.Array(Type.String()),
  /** Of the skills that the sessions with them touch. */
  gaps: Type.Array(Gap),
  /** The latest first. */
  sessions: Type.Array(Type.Object({ bookingId: Id, sessionId: Id, title: Type.String(), ...Span, status: Type.String() })),
  goals: CoachedPerson.properties.goals,
  /** What they agreed in these sessions, done and dropped too. */
  actionItems: Type.Array(
    Type.Object({ actionItemId: Id, sessionId: Id, text: Type.String(), dueOn: PlainDate, status: ItemStatus }),
  ),
});
export type CoachedPersonDetails = Static<typeof CoachedPersonDetails>;

export const viewCoachedPerson = endpoint({
  id: 'viewCoachedPerson',
  summary: 'Somebody one has coached or will: what they need, the sessions, and what they set themselves and promised in them',
  method: 'GET',
  path: '/coach/people/:personId',
  params: Type.Object({ personId: Id }),
  success: { status: 200, schema: CoachedPersonDetails },
});

export const findFollowUp = endpoint({
  id: 'findFollowUp',
  summary: 'The first times from some days on at which coach and coachee are both free for a follow-up',
  method: 'GET',
  path: '/coach/bookings/:bookingId/follow-up',
  params: OneBooking,
  query: Type.Object({ days: Type.Integer({ minimum: 1, maximum: 180 }) }),
  success: {
    status: 200,
    schema: Type.Object({ timeZone: Type.String(), minutes: Type.Integer(), times: Type.Array(Instant) }),
  },
});

export const offerFollowUp = endpoint({
  id: 'offerFollowUp',
  summary: 'Keep a time for a follow-up; the coachee takes it within a week, or it is free again',
  method: 'POST',
  path: '/coach/bookings/:bookingId/follow-up',
  params: OneBooking,
  body: Strict({ startsAt: Instant }),
  success: { status: 201, schema: Type.Object({ bookingId: Id, sessionId: Id, answerBy: Instant }) },
});
