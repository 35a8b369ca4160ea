import { index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { day, id, instant } from './columns.ts';
import { persons } from './organization.ts';

/** Immutable proof of a completion; the PDF is rendered from this row. */
export const certificates = pgTable(
  'certificates',
  {
    id: id(),
    /** Public name in `/verify/<code>`: 128 random bits, base32. */
    code: text().notNull().unique('certificate_code_is_unique'),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    courseId: text().notNull(),
    editionId: uuid().notNull(),
    editionNumber: integer().notNull(),
    cycle: integer().notNull(),
    /** As printed. */
    personName: text().notNull(),
    courseTitle: text().notNull(),
    /** The company, by the name of its topmost department. */
    issuerName: text().notNull(),
    /** [{ skillId, skillName, level, levelName, kind, shownOn, lapsesOn }] as printed. */
    skills: jsonb().notNull(),
    lang: text().notNull().default('en'),
    issuedAt: instant().notNull(),
    expiresOn: day(),
  },
  (t) => [
    unique('one_certificate_per_person_course_and_cycle').on(t.personId, t.courseId, t.cycle),
    index().on(t.personId),
    index('register_by_issue').on(t.issuedAt, t.id),
  ],
);

export const certificateRevocations = pgTable('certificate_revocations', {
  certificateId: uuid()
    .primaryKey()
    .references(() => certificates.id),
  reason: text().notNull(),
  revokedBy: uuid(),
  revokedAt: instant().notNull(),
});
