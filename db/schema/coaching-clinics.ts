import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { coachingSessions } from './coaching-sessions.ts';
import { instant } from './columns.ts';
import { person } from './person.ts';

/** Groups and hours that were planned for a coach; the set is replaced as a whole. What they hold is decided by the planner's rules. */
export const clinicPlans = pgTable('clinic_plans', {
  coachId: person().primaryKey(),
  computedAt: instant().notNull(),
  clinics: jsonb().notNull(),
  pairs: jsonb().notNull(),
  withheld: jsonb().notNull(),
  /** When the coach was last told of new suggestions, and which those were. */
  toldAt: instant(),
  toldOf: text()
    .array()
    .notNull()
    .default(sql`'{}'`),
});

/** Somebody whose gap a group session was planned for. They alone see it, by row policy. */
export const sessionInvitations = pgTable(
  'session_invitations',
  {
    sessionId: uuid()
      .notNull()
      .references(() => coachingSessions.id),
    personId: person().notNull(),
    skillId: text().notNull(),
    invitedAt: instant().notNull(),
    declinedAt: instant(),
  },
  (t) => [primaryKey({ name: 'one_invitation_per_session', columns: [t.sessionId, t.personId] }), index().on(t.personId)],
);
