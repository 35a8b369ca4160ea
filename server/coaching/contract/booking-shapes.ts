import Type, { type Static } from 'typebox';
import { Id, Instant, Level, Nullable, PlainDate } from '#server/shared/schemas.ts';
import { Goal } from '../goals/contract.ts';
import { SessionType } from './offers.ts';
import { Place } from './shapes.ts';
import {
  Approver,
  BookingStatus,
  ItemStatus,
  Kept,
  OutcomeBasis,
  OutcomeResult,
  OutcomeStatus,
  Person,
  Purpose,
} from '../shared/contract.ts';

/** Who decides about a request, or is asked once a kept time is taken: line managers, or the coaches. */
export const WaitsFor = Type.Object({ who: Approver, people: Type.Array(Person) });

export const Booking = Type.Object({
  bookingId: Id,
  status: BookingStatus,
  /** Null where nobody is asked. */
  waitsFor: Nullable(WaitsFor),
  purpose: Purpose,
  /** Place on the waiting list, from 1; null beside it. */
  place: Nullable(Type.Integer()),
  /** While one waits: free seats that are kept for others. */
  kept: Nullable(Kept),
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
  history: Type.Array(
    Type.Object({
      status: Type.String(),
      at: Instant,
      by: Nullable(Person),
      /** Who of the OSPO agreed to a correction that came late. */
      acceptedBy: Nullable(Person),
      reason: Nullable(Type.String()),
    }),
  ),
  /** Of a group: whether the others see one's name, and, once one has a seat, the names of those who show theirs. */
  showsName: Type.Boolean(),
  others: Type.Array(Type.String()),
  /** The case stands with it where it was read by disclosure. */
  noteViews: Type.Array(Type.Object({ viewer: Person, viewedAt: Instant, caseReference: Nullable(Type.String()) })),
});
export type BookingDetails = Static<typeof BookingDetails>;
