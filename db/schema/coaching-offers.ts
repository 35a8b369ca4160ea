import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { day, id, instant } from './columns.ts';
import { person } from './person.ts';

/** Session types as published: data that offers name by id. Publishing again replaces the text; an id is for ever. */
export const sessionTypes = pgTable(
  'session_types',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    audience: text().notNull(),
    minutes: integer().notNull(),
    /** What the coachee answers beforehand; a session without answers is moved, not held. */
    questions: text().array().notNull(),
    approach: text().notNull(),
    outcome: text().notNull(),
    after: text().notNull(),
    /** Skills it touches, each with the highest level it can evidence. */
    skills: jsonb().$type<Record<string, number>>().notNull(),
    /** Meetings in their order, each with the weeks after the one before; the first has none. */
    sittings: jsonb().$type<{ title: string; weeks: number }[]>().notNull().default([]),
    publishedAt: instant().notNull(),
  },
  (t) => [check('session_type_has_a_length', sql`${t.minutes} between 5 and 480`)],
);

/** What coaches make bookable from a session type. */
export const coachingOffers = pgTable(
  'coaching_offers',
  {
    id: id(),
    sessionTypeId: text()
      .notNull()
      .references(() => sessionTypes.id),
    title: text().notNull(),
    mode: text({ enum: ['one-to-one', 'group'] }).notNull(),
    minutes: integer().notNull(),
    stepMinutes: integer().notNull(),
    bufferBefore: integer().notNull(),
    bufferAfter: integer().notNull(),
    noticeMinutes: integer().notNull(),
    horizonDays: integer().notNull(),
    cancelNoticeMinutes: integer().notNull(),
    capacity: integer().notNull(),
    minParticipants: integer().notNull(),
    cutoffHours: integer().notNull(),
    approval: text({ enum: ['none', 'coach'] }).notNull(),
    visibility: text({ enum: ['private', 'attendance'] }).notNull(),
    maxOpenPerPerson: integer().notNull(),
    isActive: boolean().notNull().default(true),
    createdBy: person().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index().on(t.sessionTypeId),
    check('offer_has_a_length', sql`${t.minutes} between 5 and 480`),
    check('offer_steps_within_a_day', sql`${t.stepMinutes} between 5 and 240`),
    check(
      'offer_times_are_not_negative',
      sql`least(${t.bufferBefore}, ${t.bufferAfter}, ${t.noticeMinutes}, ${t.cancelNoticeMinutes}, ${t.cutoffHours}) >= 0`,
    ),
    check('offer_horizon_is_sane', sql`${t.horizonDays} between 1 and 180`),
    check('offer_has_seats', sql`${t.capacity} between 1 and 200 and ${t.minParticipants} between 1 and ${t.capacity}`),
    check('a_pair_has_one_seat', sql`${t.mode} = 'group' or ${t.capacity} = 1`),
  ],
);

export const offerCoaches = pgTable(
  'offer_coaches',
  {
    offerId: uuid()
      .notNull()
      .references(() => coachingOffers.id),
    personId: person().notNull(),
  },
  (t) => [primaryKey({ columns: [t.offerId, t.personId] }), index().on(t.personId)],
);

/** Something wanted without a date. */
export const coachingWishes = pgTable(
  'coaching_wishes',
  {
    id: id(),
    personId: person().notNull(),
    sessionTypeId: text()
      .notNull()
      .references(() => sessionTypes.id),
    purpose: text({ enum: ['learning', 'assessment'] }).notNull(),
    wishedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('one_open_wish_per_session_type')
      .on(t.personId, t.sessionTypeId)
      .where(sql`${t.endedAt} is null`),
  ],
);

/** Demand that met no supply; whose it was is forgotten after 90 days. */
export const demandSignals = pgTable(
  'demand_signals',
  {
    id: id(),
    personId: person(),
    sessionTypeId: text().notNull(),
    kind: text({ enum: ['no-slot', 'wish', 'waiting-list'] }).notNull(),
    /** UTC date: a person who asks ten times a day is one demand. */
    day: day().notNull(),
  },
  (t) => [index().on(t.day), unique('one_signal_a_day').on(t.personId, t.sessionTypeId, t.kind, t.day)],
);
