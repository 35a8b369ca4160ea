import Type, { type Static } from 'typebox';
import { Id, Instant, Level, Nullable, PlainDate } from '#server/shared/schemas.ts';
import { Goal } from '../goals/contract.ts';
import { CorrectionState } from '../attendance/corrections-contract.ts';
import { Programme } from '../contract/shapes.ts';
import {
  Approver,
  Attendance,
  ItemStatus,
  Kept,
  Mode,
  NoteKind,
  OutcomeResult,
  OutcomeStatus,
  Person,
  Purpose,
} from '../shared/contract.ts';

/** What a job role asks and is not known to be there. */
export const Gap = Type.Object({
  skillId: Type.String(),
  name: Type.String(),
  level: Nullable(Level),
  required: Level,
  critical: Type.Boolean(),
});
/** The same for whose it is, with what is known of it. */
export const OwnGap = Type.Object({ ...Gap.properties, state: Type.Enum(['met', 'gap', 'lapsed', 'not-assessed']) });

export const CoachSession = Type.Object({
  sessionId: Id,
  offerId: Id,
  sessionTypeId: Type.String(),
  title: Type.String(),
  mode: Mode,
  startsAt: Instant,
  endsAt: Instant,
  timeZone: Type.String(),
  status: Type.String(),
  capacity: Type.Integer(),
  seatsTaken: Type.Integer(),
  waiting: Type.Integer(),
  /** How many people it was suggested to; who they are is shown to nobody. */
  invited: Type.Integer(),
  /** Seats that only they may take. */
  kept: Nullable(Kept),
  coaches: Type.Array(Person),
  /** Who comes, asks to come or waits. */
  people: Type.Array(Type.Object({ bookingId: Id, person: Person, status: Type.String() })),
  meetingUrl: Nullable(Type.String()),
  programme: Nullable(Programme),
  /** A holiday or an absence entered after the booking, or new rules of the zone that move the promised hour: the coach decides. */
  conflict: Nullable(Type.Enum(['on-holiday', 'coach-absent', 'clock-moved'])),
  /** Where the clock moved: when the promised hour is now. */
  promisedAt: Nullable(Instant),
});
export type CoachSession = Static<typeof CoachSession>;

export const CoachSessionDetails = Type.Object({
  ...CoachSession.properties,
  /** When attendance is said. */
  attendance: Type.Object({ from: Instant, until: Instant }),
  /** What is to come of its programme after it, which can be cancelled with it. */
  later: Type.Array(Type.Object({ sessionId: Id, startsAt: Instant, endsAt: Instant, programme: Programme })),
  /** Skills of the session type with the behaviour of each level, to rate against, and who is verified to do so. */
  skills: Type.Array(
    Type.Object({
      skillId: Type.String(),
      name: Type.String(),
      maxLevel: Level,
      behaviour: Type.Array(Type.String()),
      assessors: Type.Array(Type.Object({ ...Person.properties, level: Level })),
    }),
  ),
  participants: Type.Array(
    Type.Object({
      bookingId: Id,
      person: Person,
      status: Type.String(),
      purpose: Purpose,
      timeZone: Type.String(),
      /** Until when a request or an offered follow-up waits for an answer. */
      answerBy: Nullable(Instant),
      /** Who decides about a request: a coach, or a line manager, whom the coaches wait for. */
      decider: Nullable(Approver),
      history: Type.Array(
        Type.Object({
          status: Type.String(),
          at: Instant,
          /** Who of the OSPO agreed to a correction that came late. */
          acceptedBy: Nullable(Person),
          reason: Nullable(Type.String()),
        }),
      ),
      /** The last correction of attendance that a coach asked for, with its answer. */
      correction: Nullable(
        Type.Object({
          askedBy: Person,
          after: Attendance,
          reason: Type.String(),
          askedAt: Instant,
          state: CorrectionState,
          decidedBy: Nullable(Person),
          note: Nullable(Type.String()),
        }),
      ),
      roleProfiles: Type.Array(Type.String()),
      gaps: Type.Array(Gap),
      intake: Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
      /** What the person has set themselves for this session. */
      goal: Nullable(Goal),
      notes: Type.Array(
        Type.Object({
          sessionId: Id,
          kind: NoteKind,
          author: Person,
          body: Type.String(),
          writtenAt: Instant,
          expiresAt: Instant,
        }),
      ),
      actionItems: Type.Array(
        Type.Object({
          actionItemId: Id,
          sessionId: Id,
          text: Type.String(),
          dueOn: PlainDate,
          status: ItemStatus,
          createdBy: Id,
        }),
      ),
      outcomes: Type.Array(
        Type.Object({
          outcomeId: Id,
          skillId: Type.String(),
          result: OutcomeResult,
          level: Nullable(Level),
          levelBefore: Nullable(Level),
          behaviour: Type.String(),
          artefactUrl: Nullable(Type.String()),
          assessor: Person,
          secondAssessor: Nullable(Person),
          answerBy: Instant,
          status: OutcomeStatus,
          answer: Nullable(Type.String()),
        }),
      ),
    }),
  ),
});
export type CoachSessionDetails = Static<typeof CoachSessionDetails>;
