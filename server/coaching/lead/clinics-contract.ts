import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant, Nullable, PlainDate } from '#server/shared/schemas.ts';
import { Person } from '../shared/contract.ts';

const Limit = Type.Enum(['day-limit', 'week-limit', 'offer-day-limit', 'offer-week-limit']);
export const WithheldClinics = Type.Object({
  coach: Person,
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
          coach: Person,
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
          coach: Person,
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
