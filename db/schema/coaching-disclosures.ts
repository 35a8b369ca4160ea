import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { day, id, instant } from './columns.ts';
import { person } from './person.ts';

/** Somebody asks to read what was written about one person between two days. Of all four tables rows are only ever added. */
export const coachingDisclosures = pgTable(
  'coaching_disclosures',
  {
    id: id(),
    subjectId: person().notNull(),
    askedBy: person().notNull(),
    reason: text().notNull(),
    caseReference: text().notNull(),
    /** Days of the zone, the last one included, and the moments they stand for. */
    firstDay: day().notNull(),
    lastDay: day().notNull(),
    timeZone: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    askedAt: instant().notNull(),
    decideBy: instant().notNull(),
  },
  (t) => [
    index().on(t.subjectId),
    index().on(t.askedBy),
    unique('disclosure_as_it_is_decided').on(t.id, t.subjectId, t.askedBy, t.decideBy),
    check('nobody_asks_about_themselves', sql`${t.askedBy} <> ${t.subjectId}`),
    check('a_disclosure_has_its_reason', sql`char_length(btrim(${t.reason})) >= 20 and btrim(${t.caseReference}) <> ''`),
    check(
      'a_disclosure_is_of_a_quarter_at_most',
      sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} <= ${t.startsAt} + interval '93 days' and ${t.startsAt} <= ${t.askedAt}`,
    ),
    check('a_disclosure_waits_three_days', sql`${t.decideBy} = ${t.askedAt} + interval '72 hours'`),
  ],
);

/** One decision each, by somebody else than who asked; what was asked stands in the row too, so that it is checked here. */
export const disclosureDecisions = pgTable(
  'disclosure_decisions',
  {
    disclosureId: uuid().primaryKey(),
    subjectId: uuid().notNull(),
    askedBy: uuid().notNull(),
    decideBy: instant().notNull(),
    decidedBy: person().notNull(),
    decidedAt: instant().notNull(),
    isGranted: boolean().notNull(),
    note: text(),
    /** When the asker can read it no longer. */
    opensUntil: instant(),
  },
  (t) => [
    foreignKey({
      name: 'decided_as_it_was_asked',
      columns: [t.disclosureId, t.subjectId, t.askedBy, t.decideBy],
      foreignColumns: [
        coachingDisclosures.id,
        coachingDisclosures.subjectId,
        coachingDisclosures.askedBy,
        coachingDisclosures.decideBy,
      ],
    }),
    check('two_persons_disclose', sql`${t.decidedBy} <> ${t.askedBy}`),
    check('nobody_discloses_themselves', sql`${t.decidedBy} <> ${t.subjectId}`),
    check('a_disclosure_is_decided_in_time', sql`${t.decidedAt} <= ${t.decideBy}`),
    check('only_what_is_granted_opens', sql`${t.isGranted} = (${t.opensUntil} is not null)`),
    check('a_disclosure_lasts_an_hour', sql`${t.opensUntil} <= ${t.decidedAt} + interval '1 hour'`),
    check('a_refusal_has_its_reason', sql`${t.isGranted} or coalesce(btrim(${t.note}), '') <> ''`),
  ],
);

/** Who had written what was disclosed, and was told. */
export const disclosureWriters = pgTable(
  'disclosure_writers',
  {
    disclosureId: uuid().notNull(),
    personId: person().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.disclosureId, t.personId] }),
    index().on(t.personId),
    foreignKey({
      name: 'writers_hear_of_a_decision',
      columns: [t.disclosureId],
      foreignColumns: [disclosureDecisions.disclosureId],
    }),
  ],
);

/** Each time it was read, by whoever had asked. */
export const disclosureLooks = pgTable(
  'disclosure_looks',
  {
    id: id(),
    disclosureId: uuid().notNull(),
    lookedAt: instant().notNull(),
  },
  (t) => [
    index().on(t.disclosureId),
    foreignKey({
      name: 'a_look_follows_a_decision',
      columns: [t.disclosureId],
      foreignColumns: [disclosureDecisions.disclosureId],
    }),
  ],
);
