import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, Nothing, Nullable, PlainDate, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { Goal } from '../goals/contract.ts';
import {
  Approval,
  CancelCode,
  ItemStatus,
  Mode,
  OneBooking,
  OneSession,
  OutcomeBasis,
  OutcomeResult,
  OutcomeStatus,
  Person,
  Purpose,
  Visibility,
  Zone,
} from '../shared/contract.ts';

const Minute = Type.Integer({ minimum: 0, maximum: 2880 });
const Window = Strict({ startMinute: Minute, endMinute: Minute });
const Url = Type.String({ format: 'uri', pattern: '^https://', maxLength: 500 });
const NoContent = { status: 204, schema: Nothing } as const;
const Attendance = Type.Enum(['attended', 'partial', 'no-show']);

export * from './overview-contract.ts';

export const CoachProfile = Type.Object({
  status: Type.Enum(['active', 'paused']),
  timeZone: Type.String(),
  languages: Type.Array(Type.String()),
  bio: Type.String(),
  maxPerDay: Nullable(Type.Integer()),
  maxPerWeek: Nullable(Type.Integer()),
  acceptsRequests: Type.Boolean(),
  meetingUrl: Nullable(Type.String()),
  skills: Type.Array(Type.Object({ skillId: Type.String(), name: Type.String(), level: Level, expiresOn: PlainDate })),
});
export type CoachProfile = Static<typeof CoachProfile>;

export const CoachHours = Type.Object({
  rules: Type.Array(
    Type.Object({
      ruleId: Id,
      timeZone: Type.String(),
      isoWeekday: Type.Integer(),
      startMinute: Type.Integer(),
      endMinute: Type.Integer(),
      validFrom: PlainDate,
      validTo: Nullable(PlainDate),
    }),
  ),
  overrides: Type.Array(
    Type.Object({
      date: PlainDate,
      timeZone: Type.String(),
      windows: Type.Array(Type.Object({ startMinute: Type.Integer(), endMinute: Type.Integer() })),
      reason: Type.String(),
    }),
  ),
  absences: Type.Array(Type.Object({ absenceId: Id, startsAt: Instant, endsAt: Instant, reason: Type.String() })),
  travels: Type.Array(Type.Object({ travelId: Id, firstDate: PlainDate, lastDate: PlainDate, timeZone: Type.String() })),
  holidayCalendarIds: Type.Array(Type.String()),
});
export type CoachHours = Static<typeof CoachHours>;

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
  coaches: Type.Array(Person),
  /** Who comes, asks to come or waits. */
  people: Type.Array(Type.Object({ bookingId: Id, person: Person, status: Type.String() })),
  meetingUrl: Nullable(Type.String()),
  /** A holiday or an absence entered after the booking, or new rules of the zone that move the promised hour: the coach decides. */
  conflict: Nullable(Type.Enum(['on-holiday', 'coach-absent', 'clock-moved'])),
  /** Where the clock moved: when the promised hour is now. */
  promisedAt: Nullable(Instant),
});
export type CoachSession = Static<typeof CoachSession>;

export const viewMyCoachProfile = endpoint({
  id: 'viewMyCoachProfile',
  summary: 'How one coaches: zone, languages, limits, verified levels',
  method: 'GET',
  path: '/coach/profile',
  success: { status: 200, schema: CoachProfile },
});

export const saveMyCoachProfile = endpoint({
  id: 'saveMyCoachProfile',
  summary: 'Say how one coaches; a limit that is left out is none',
  method: 'PUT',
  path: '/coach/profile',
  body: Strict({
    status: Type.Enum(['active', 'paused']),
    timeZone: Zone,
    languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), { minItems: 1, maxItems: 10, uniqueItems: true }),
    bio: Text(2000, 0),
    maxPerDay: Type.Optional(Type.Integer({ minimum: 1, maximum: 24 })),
    maxPerWeek: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    acceptsRequests: Type.Boolean(),
    meetingUrl: Type.Optional(Url),
  }),
  success: NoContent,
});

export const viewMyHours = endpoint({
  id: 'viewMyHours',
  summary: 'Weekly hours, single dates, absences, travels and holiday calendars',
  method: 'GET',
  path: '/coach/hours',
  success: { status: 200, schema: CoachHours },
});

const WeeklyHours = Strict({
  timeZone: Zone,
  isoWeekday: Type.Integer({ minimum: 1, maximum: 7 }),
  startMinute: Type.Integer({ minimum: 0, maximum: 1439 }),
  endMinute: Type.Integer({ minimum: 1, maximum: 2880 }),
  validFrom: PlainDate,
  validTo: Type.Optional(PlainDate),
});

export const addWeeklyHours = endpoint({
  id: 'addWeeklyHours',
  summary: 'Add weekly hours: a window on a weekday, in a zone, from a day on; beyond minute 1440 is after midnight',
  method: 'POST',
  path: '/coach/weekly-hours',
  body: WeeklyHours,
  success: { status: 201, schema: Type.Object({ ruleId: Id }) },
});

export const changeWeeklyHours = endpoint({
  id: 'changeWeeklyHours',
  summary: 'Change weekly hours; what is booked stays booked',
  method: 'PUT',
  path: '/coach/weekly-hours/:ruleId',
  params: Type.Object({ ruleId: Id }),
  body: WeeklyHours,
  success: NoContent,
});

export const removeWeeklyHours = endpoint({
  id: 'removeWeeklyHours',
  summary: 'Remove weekly hours; what is booked stays booked',
  method: 'DELETE',
  path: '/coach/weekly-hours/:ruleId',
  params: Type.Object({ ruleId: Id }),
  success: NoContent,
});

export const setHoursOfDate = endpoint({
  id: 'setHoursOfDate',
  summary: 'Other hours on one date; no window means closed',
  method: 'PUT',
  path: '/coach/dates',
  body: Strict({
    date: PlainDate,
    timeZone: Zone,
    windows: Type.Array(Window, { maxItems: 12 }),
    reason: Type.Optional(Text(200, 0)),
  }),
  success: NoContent,
});

export const clearHoursOfDate = endpoint({
  id: 'clearHoursOfDate',
  summary: 'Let weekly hours hold again on a date',
  method: 'DELETE',
  path: '/coach/dates/:date',
  params: Type.Object({ date: PlainDate }),
  success: NoContent,
});

export const addAbsence = endpoint({
  id: 'addAbsence',
  summary: 'Be away for a time; answers with the sessions that stand in it, for the coach to decide',
  method: 'POST',
  path: '/coach/absences',
  body: Strict({ startsAt: Instant, endsAt: Instant, reason: Type.Optional(Text(200, 0)) }),
  success: { status: 201, schema: Type.Object({ absenceId: Id, sessionIds: Type.Array(Id) }) },
});

export const removeAbsence = endpoint({
  id: 'removeAbsence',
  summary: 'Be there after all',
  method: 'DELETE',
  path: '/coach/absences/:absenceId',
  params: Type.Object({ absenceId: Id }),
  success: NoContent,
});

export const addTravel = endpoint({
  id: 'addTravel',
  summary: 'Be in another zone on some dates: weekly hours are read in it',
  method: 'POST',
  path: '/coach/travels',
  body: Strict({ firstDate: PlainDate, lastDate: PlainDate, timeZone: Zone }),
  success: { status: 201, schema: Type.Object({ travelId: Id }) },
});

export const removeTravel = endpoint({
  id: 'removeTravel',
  summary: 'Stay at home after all',
  method: 'DELETE',
  path: '/coach/travels/:travelId',
  params: Type.Object({ travelId: Id }),
  success: NoContent,
});

export const chooseHolidayCalendars = endpoint({
  id: 'chooseHolidayCalendars',
  summary: 'Which holiday calendars close my days',
  method: 'PUT',
  path: '/coach/holiday-calendars',
  body: Strict({ calendarIds: Type.Array(Slug, { maxItems: 10, uniqueItems: true }) }),
  success: NoContent,
});

const OfferBody = {
  sessionTypeId: Slug,
  title: Text(120),
  mode: Mode,
  minutes: Type.Integer({ minimum: 5, maximum: 480 }),
  stepMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
  bufferBefore: Type.Integer({ minimum: 0, maximum: 240 }),
  bufferAfter: Type.Integer({ minimum: 0, maximum: 240 }),
  noticeMinutes: Type.Integer({ minimum: 0, maximum: 43_200 }),
  horizonDays: Type.Integer({ minimum: 1, maximum: 180 }),
  cancelNoticeMinutes: Type.Integer({ minimum: 0, maximum: 43_200 }),
  capacity: Type.Integer({ minimum: 1, maximum: 200 }),
  minParticipants: Type.Integer({ minimum: 1, maximum: 200 }),
  cutoffHours: Type.Integer({ minimum: 0, maximum: 720 }),
  approval: Approval,
  visibility: Visibility,
  maxOpenPerPerson: Type.Integer({ minimum: 1, maximum: 50 }),
};

export const createOffer = endpoint({
  id: 'createOffer',
  summary: 'Make a session type bookable; a coach who does so holds it',
  method: 'POST',
  path: '/coaching/offers',
  body: Strict(OfferBody),
  success: { status: 201, schema: Type.Object({ offerId: Id }) },
});

export const changeOffer = endpoint({
  id: 'changeOffer',
  summary: 'Change an offer; what is booked stays as it was booked',
  method: 'PUT',
  path: '/coaching/offers/:offerId',
  params: Type.Object({ offerId: Id }),
  body: Strict({ ...OfferBody, isActive: Type.Boolean() }),
  success: NoContent,
});

export const joinOffer = endpoint({
  id: 'joinOffer',
  summary: 'Hold sessions of this offer from now on',
  method: 'PUT',
  path: '/coaching/offers/:offerId/coaches/me',
  params: Type.Object({ offerId: Id }),
  success: NoContent,
});

export const leaveOffer = endpoint({
  id: 'leaveOffer',
  summary: 'Hold no further sessions of this offer',
  method: 'DELETE',
  path: '/coaching/offers/:offerId/coaches/me',
  params: Type.Object({ offerId: Id }),
  success: NoContent,
});

export const listMySessions = endpoint({
  id: 'listMySessions',
  summary: 'Sessions one holds between two dates, in the own zone: a week, or the sheet of a day',
  method: 'GET',
  path: '/coach/sessions',
  query: Type.Object({ from: PlainDate, to: PlainDate }),
  success: { status: 200, schema: Type.Object({ timeZone: Type.String(), items: Type.Array(CoachSession) }) },
});

export const CoachSessionDetails = Type.Object({
  ...CoachSession.properties,
  /** When attendance is said. */
  attendance: Type.Object({ from: Instant, until: Instant }),
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
      history: Type.Array(Type.Object({ status: Type.String(), at: Instant, reason: Nullable(Type.String()) })),
      roleProfiles: Type.Array(Type.String()),
      gaps: Type.Array(
        Type.Object({
          skillId: Type.String(),
          name: Type.String(),
          level: Nullable(Level),
          required: Level,
          critical: Type.Boolean(),
        }),
      ),
      intake: Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
      /** What the person has set themselves for this session. */
      goal: Nullable(Goal),
      notes: Type.Array(
        Type.Object({
          sessionId: Id,
          kind: Type.Enum(['shared', 'private']),
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

export const viewCoachSession = endpoint({
  id: 'viewCoachSession',
  summary: 'Who comes to a session one holds, and what they need; reading notes is shown to whom they are about',
  method: 'GET',
  path: '/coach/sessions/:sessionId',
  params: OneSession,
  query: Type.Object({
    /** `none` for a sheet without notes: nobody is told then that theirs were read. */
    notes: Type.Optional(Type.Enum(['none'])),
  }),
  success: { status: 200, schema: CoachSessionDetails },
});

export const scheduleGroupSession = endpoint({
  id: 'scheduleGroupSession',
  summary: 'Hold a group session at a time of one’s own choice',
  method: 'POST',
  path: '/coach/sessions',
  body: Strict({
    offerId: Id,
    startsAt: Instant,
    capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    coCoachIds: Type.Optional(Type.Array(Id, { maxItems: 3, uniqueItems: true })),
    meetingUrl: Type.Optional(Url),
  }),
  success: { status: 201, schema: Type.Object({ sessionId: Id }) },
});

export const changeSession = endpoint({
  id: 'changeSession',
  summary: 'Move a session, or change its seats or place; more seats let people move up from the waiting list',
  method: 'PATCH',
  path: '/coach/sessions/:sessionId',
  params: OneSession,
  body: Strict({
    startsAt: Type.Optional(Instant),
    capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    meetingUrl: Type.Optional(Url),
    reason: Type.Optional(Text(500)),
  }),
  success: NoContent,
});

export const cancelSession = endpoint({
  id: 'cancelSession',
  summary: 'Cancel a session one holds, with the reason',
  method: 'POST',
  path: '/coach/sessions/:sessionId/cancellation',
  params: OneSession,
  body: Strict({ code: CancelCode, text: Type.Optional(Text(500)) }),
  success: NoContent,
});

export const decideRequest = endpoint({
  id: 'decideRequest',
  summary: 'Accept or decline a request for a session',
  method: 'POST',
  path: '/coach/bookings/:bookingId/decision',
  params: OneBooking,
  body: Strict({ decision: Type.Enum(['accept', 'decline']), text: Type.Optional(Text(500)) }),
  success: NoContent,
});

export const recordAttendance = endpoint({
  id: 'recordAttendance',
  summary: 'Say who came, from a quarter of an hour before the start; a correction needs a reason',
  method: 'PUT',
  path: '/coach/bookings/:bookingId/attendance',
  params: OneBooking,
  body: Strict({ status: Attendance, reason: Type.Optional(Text(500)) }),
  success: NoContent,
});

export const writeNote = endpoint({
  id: 'writeNote',
  summary: 'Write the shared or the private note of a coachee; private means hidden from the pages, not from a legal data export',
  method: 'PUT',
  path: '/coach/bookings/:bookingId/note',
  params: OneBooking,
  body: Strict({ kind: Type.Enum(['shared', 'private']), body: Text(10_000) }),
  success: NoContent,
});

export const addActionItem = endpoint({
  id: 'addActionItem',
  summary: 'Note what somebody will do by when',
  method: 'POST',
  path: '/coach/bookings/:bookingId/action-items',
  params: OneBooking,
  body: Strict({ text: Text(500), dueOn: PlainDate }),
  success: { status: 201, schema: Type.Object({ actionItemId: Id }) },
});

export const proposeOutcome = endpoint({
  id: 'proposeOutcome',
  summary: 'Say what the session showed of a skill; the coachee has seven days to contest it',
  method: 'POST',
  path: '/coach/bookings/:bookingId/outcomes',
  params: OneBooking,
  body: Strict({
    skillId: Slug,
    result: OutcomeResult,
    level: Type.Optional(Level),
    basis: OutcomeBasis,
    artefactUrl: Type.Optional(Url),
    behaviour: Text(2000, 0),
    secondAssessorId: Type.Optional(Id),
  }),
  success: { status: 201, schema: Type.Object({ outcomeId: Id }) },
});

export const withdrawOutcome = endpoint({
  id: 'withdrawOutcome',
  summary: 'Take back what one said a session showed; what was recorded is superseded',
  method: 'POST',
  path: '/coach/outcomes/:outcomeId/withdrawal',
  params: Type.Object({ outcomeId: Id }),
  body: Strict({ reason: Text(500) }),
  success: NoContent,
});
