import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { day, instant } from './columns.ts';
import { person } from './person.ts';

export const coachProfiles = pgTable(
  'coach_profiles',
  {
    personId: person().primaryKey(),
    status: text({ enum: ['active', 'paused'] })
      .notNull()
      .default('active'),
    /** Home zone: days and weeks of the limits are counted in it. */
    timeZone: text().notNull(),
    languages: text()
      .array()
      .notNull()
      .default(sql`'{en}'`),
    bio: text().notNull().default(''),
    maxPerDay: smallint(),
    maxPerWeek: smallint(),
    acceptsRequests: boolean().notNull().default(true),
    meetingUrl: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    check('coach_status_is_known', sql`${t.status} in ('active', 'paused')`),
    check('coach_limits_are_positive', sql`${t.maxPerDay} > 0 and ${t.maxPerWeek} > 0`),
  ],
);

/** Up to which level somebody may coach and rate a skill: said by the OSPO, for a time. */
export const coachSkills = pgTable(
  'coach_skills',
  {
    personId: person().notNull(),
    skillId: text().notNull(),
    level: smallint().notNull(),
    verifiedBy: person().notNull(),
    verifiedAt: instant().notNull(),
    /** First UTC day on which it no longer holds. */
    expiresOn: day().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.skillId] }),
    index().on(t.skillId),
    check('coach_level_is_on_the_scale', sql`${t.level} between 1 and 4`),
    check('nobody_verifies_themselves', sql`${t.verifiedBy} <> ${t.personId}`),
  ],
);
