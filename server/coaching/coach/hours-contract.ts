import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, NoContent, Nullable, PlainDate, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { Url } from './shapes.ts';
import { CoachStatus, Language, Zone } from '../shared/contract.ts';

const Minute = Type.Integer({ minimum: 0, maximum: 2880 });

const Window = Strict({ startMinute: Minute, endMinute: Minute });

export const CoachProfile = Type.Object({
  status: CoachStatus,
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
    status: CoachStatus,
    timeZone: Zone,
    languages: Type.Array(Language, { minItems: 1, maxItems: 10, uniqueItems: true }),
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
