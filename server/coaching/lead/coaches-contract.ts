import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, NoContent, Nullable, PlainDate, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { CoachStatus } from '../shared/contract.ts';

const OneCoach = Type.Object({ personId: Id });
const CoachOfSkill = Type.Object({ personId: Id, skillId: Slug });

export const CoachEntry = Type.Object({
  personId: Id,
  name: Type.String(),
  status: CoachStatus,
  timeZone: Type.String(),
  languages: Type.Array(Type.String()),
  offers: Type.Array(Type.Object({ offerId: Id, title: Type.String() })),
  skills: Type.Array(
    Type.Object({
      skillId: Type.String(),
      name: Type.String(),
      level: Level,
      verifiedBy: Type.String(),
      verifiedAt: Instant,
      expiresOn: PlainDate,
      state: Type.Enum(['current', 'due', 'lapsed']),
    }),
  ),
});
export type CoachEntry = Static<typeof CoachEntry>;

export const listCoaches = endpoint({
  id: 'listCoaches',
  summary: 'Every coach with verified levels, who verified them and when that ends',
  method: 'GET',
  path: '/coaching/coaches',
  success: { status: 200, schema: Type.Object({ items: Type.Array(CoachEntry) }) },
});

export const verifyCoach = endpoint({
  id: 'verifyCoach',
  summary: 'Verify up to which level somebody coaches a skill, until a day; nobody verifies themselves',
  method: 'PUT',
  path: '/coaching/coaches/:personId/skills/:skillId',
  params: CoachOfSkill,
  body: Strict({ level: Type.Integer({ minimum: 1, maximum: 4 }), expiresOn: PlainDate }),
  success: NoContent,
});

export const endVerification = endpoint({
  id: 'endVerification',
  summary: 'Take a verified level back',
  method: 'DELETE',
  path: '/coaching/coaches/:personId/skills/:skillId',
  params: CoachOfSkill,
  success: NoContent,
});

export const appointCoach = endpoint({
  id: 'appointCoach',
  summary: 'Let somebody coach; the access role is given apart from this',
  method: 'PUT',
  path: '/coaching/coaches/:personId',
  params: OneCoach,
  success: NoContent,
});

export const findCoachCandidates = endpoint({
  id: 'findCoachCandidates',
  summary: 'People by name or address who do not coach yet, the first twenty of them',
  method: 'GET',
  path: '/coaching/coach-candidates',
  query: Type.Object({ q: Text(100, 2) }),
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(
        Type.Object({ personId: Id, name: Type.String(), email: Type.String(), department: Nullable(Type.String()) }),
      ),
    }),
  },
});

export const listHolidayCalendars = endpoint({
  id: 'listHolidayCalendars',
  summary: 'Holiday calendars of the sites',
  method: 'GET',
  path: '/coaching/holiday-calendars',
  success: {
    status: 200,
    schema: Type.Object({
      items: Type.Array(
        Type.Object({
          calendarId: Type.String(),
          name: Type.String(),
          days: Type.Array(Type.Object({ date: PlainDate, name: Type.String() })),
        }),
      ),
    }),
  },
});

export const saveHolidayCalendar = endpoint({
  id: 'saveHolidayCalendar',
  summary: 'Write the holiday calendar of a site; what is booked stays booked',
  method: 'PUT',
  path: '/coaching/holiday-calendars/:calendarSlug',
  params: Type.Object({ calendarSlug: Slug }),
  body: Strict({ name: Text(100), days: Type.Array(Strict({ date: PlainDate, name: Text(100) }), { maxItems: 400 }) }),
  success: NoContent,
});
