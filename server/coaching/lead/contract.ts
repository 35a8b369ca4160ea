import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Level, Nothing, Nullable, PlainDate, Slug, Strict, Text } from '#server/shared/schemas.ts';
import { CoachStatus } from '../shared/contract.ts';

const NoContent = { status: 204, schema: Nothing } as const;
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

/** Supply beside the gap. A null where fewer than five people are meant, so that nobody can be told from it. */
export const SkillCapacity = Type.Object({
  skillId: Type.String(),
  name: Type.String(),
  peopleInNeed: Nullable(Type.Integer()),
  need: Nullable(Type.Number()),
  verifiedCoaches: Type.Integer(),
  singleCoach: Type.Boolean(),
  freeHours: Type.Number(),
  freeSeats: Type.Integer(),
  daysToFirstSeat: Nullable(Type.Integer()),
  weeksToClose: Nullable(Type.Number()),
  unmetDemand: Type.Object({ searches: Type.Integer(), wishes: Type.Integer(), waiting: Type.Integer() }),
});
export type SkillCapacity = Static<typeof SkillCapacity>;

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

export const viewCapacity = endpoint({
  id: 'viewCapacity',
  summary: 'Supply of coaching beside the gap, for each critical skill, over the next four weeks',
  method: 'GET',
  path: '/coaching/capacity',
  query: Type.Object({ departmentId: Type.Optional(Id) }),
  success: {
    status: 200,
    schema: Type.Object({ from: PlainDate, to: PlainDate, skills: Type.Array(SkillCapacity) }),
  },
});

/** How often two assessors of the same person and skill agree. A null where they rated fewer than five people. */
export const SkillAgreement = Type.Object({
  skillId: Type.String(),
  name: Type.String(),
  assessors: Type.Integer(),
  people: Nullable(Type.Integer()),
  comparisons: Nullable(Type.Integer()),
  agreed: Nullable(Type.Integer()),
  farApart: Nullable(Type.Integer()),
});
export type SkillAgreement = Static<typeof SkillAgreement>;

export const viewAssessorAgreement = endpoint({
  id: 'viewAssessorAgreement',
  summary: 'How often two assessors of the same person and skill agree, for each skill that coaching rated in a year',
  method: 'GET',
  path: '/coaching/assessor-agreement',
  success: { status: 200, schema: Type.Object({ since: PlainDate, skills: Type.Array(SkillAgreement) }) },
});

/** A null where fewer than five people are meant, or where it would give others away. */
const suggestionFigures = {
  /** People with a gap who asked, each once. */
  asked: Nullable(Type.Integer()),
  critical: Nullable(Type.Integer()),
  suggested: Nullable(Type.Integer()),
  /** Half of those who were suggested somebody could have begun by then. */
  medianDays: Nullable(Type.Number()),
  chose: Nullable(Type.Integer()),
  choseFirst: Nullable(Type.Integer()),
};
export const SuggestionFigures = Type.Object(suggestionFigures);
export type SuggestionFigures = Static<typeof SuggestionFigures>;

export const viewSuggestionFigures = endpoint({
  id: 'viewSuggestionFigures',
  summary:
    'Who was suggested somebody in twelve weeks up to the last Sunday and what came of it, by department, language and region of the time zone',
  method: 'GET',
  path: '/coaching/suggestion-figures',
  success: {
    status: 200,
    schema: Type.Object({
      from: PlainDate,
      to: PlainDate,
      everybody: SuggestionFigures,
      departments: Type.Array(Type.Object({ id: Id, parentId: Nullable(Id), name: Type.String(), ...suggestionFigures })),
      languages: Type.Array(Type.Object({ id: Type.String(), ...suggestionFigures })),
      regions: Type.Array(Type.Object({ id: Type.String(), ...suggestionFigures })),
    }),
  },
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

const Limit = Type.Enum(['day-limit', 'week-limit', 'offer-day-limit', 'offer-week-limit']);
export const WithheldClinics = Type.Object({
  coach: Type.Object({ personId: Id, name: Type.String() }),
  limit: Limit,
  /** Of the offer whose limit it is. */
  title: Nullable(Type.String()),
  /** How many sessions the coach holds at most in a day or week, of this offer or in all. */
  sessions: Type.Integer(),
  /** Days of the coach; of a limit of the week the Mondays. */
  dates: Type.Array(PlainDate),
});
export type WithheldClinics = Static<typeof WithheldClinics>;

export const viewClinicPlan = endpoint({
  id: 'viewClinicPlan',
  summary: 'Groups and hours that would close most of the gap, as planned last from coaches’ free hours; a coach sees their own',
  method: 'GET',
  path: '/coaching/clinic-plan',
  success: {
    status: 200,
    schema: Type.Object({
      /** Null until it was planned for the first time. */
      computedAt: Nullable(Instant),
      items: Type.Array(
        Type.Object({
          skillId: Type.String(),
          name: Type.String(),
          offerId: Id,
          title: Type.String(),
          coach: Type.Object({ personId: Id, name: Type.String() }),
          startsAt: Instant,
          seats: Type.Integer(),
          people: Type.Integer(),
          departments: Type.Integer(),
          covers: Type.Integer(),
          /** The limit of the coach or the offer that is reached with it. */
          reaches: Nullable(Limit),
        }),
      ),
      /** Hours that close more one by one than in a group. */
      oneToOne: Type.Array(
        Type.Object({
          skillId: Type.String(),
          name: Type.String(),
          coach: Type.Object({ personId: Id, name: Type.String() }),
          sessions: Type.Integer(),
          minutes: Type.Integer(),
          /** Null where fewer than five people are meant. */
          people: Nullable(Type.Integer()),
        }),
      ),
      /** What limits keep from people who would still need it. */
      withheld: Type.Array(WithheldClinics),
    }),
  },
});

export const planClinicsAnew = endpoint({
  id: 'planClinicsAnew',
  summary: 'Plan groups and hours of all coaches from what is known now; every night it is done anyway',
  method: 'POST',
  path: '/coaching/clinic-plan',
  success: { status: 200, schema: Type.Object({ computedAt: Instant }) },
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
