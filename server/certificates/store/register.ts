import { and, asc, desc, eq, gt, ilike, isNotNull, isNull, like, lte, or, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { certificateRevocations, certificates } from '#db/schema/certificates.ts';
import { startOfCode } from '../rules/code.ts';
import type { Standing } from '../rules/standing.ts';
import { selectCertificates, toCertificate, type Certificate } from './certificates.ts';

export type RegisterOrder = 'issued' | 'person' | 'course' | 'expires';

export interface RegisterSearch {
  /** Part of the holder's name or address or of the course's title, or the beginning of a number. */
  q?: string;
  courseId?: string;
  standing?: Standing;
  /** The day for which the standing is asked. */
  on: Temporal.PlainDate;
  order: RegisterOrder;
  /** Id of the last certificate of the page before. */
  after?: string;
  limit: number;
}

/** A page of the register. */
export async function searchCertificates(db: Queryable, search: RegisterSearch): Promise<Certificate[]> {
  const { q, courseId, standing, on, order, after, limit } = search;
  const { keys, direction } = ORDERS[order];
  const rows = await selectCertificates(db)
    .where(
      and(
        q ? matches(q) : undefined,
        courseId ? eq(certificates.courseId, courseId) : undefined,
        standing && STANDING[standing](on.toString()),
        after ? isBehind(order, after) : undefined,
      ),
    )
    .orderBy(...keys(sql`certificates`).map(direction))
    .limit(limit);
  return rows.map(toCertificate);
}

/** The name as printed and as it is today. */
function matches(q: string): SQL | undefined {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const code = startOfCode(q);
  return or(
    ilike(certificates.personName, pattern),
    ilike(certificates.courseTitle, pattern),
    sql`exists (select from persons p where p.id = ${certificates.personId} and (p.name ilike ${pattern} or p.email ilike ${pattern}))`,
    code ? like(certificates.code, `${code}%`) : undefined,
  );
}

const isRevoked = isNotNull(certificateRevocations.revokedAt);
const isNotRevoked = isNull(certificateRevocations.revokedAt);

/** What `rules/standing.ts` decides, as conditions; a test holds the two together. */
const STANDING: Record<Standing, (on: string) => SQL | undefined> = {
  valid: (on) => and(isNotRevoked, or(isNull(certificates.expiresOn), gt(certificates.expiresOn, on))),
  expired: (on) => and(isNotRevoked, lte(certificates.expiresOn, on)),
  revoked: () => isRevoked,
};

const byName = (table: SQL) => sql`${table}.person_name collate "und-x-icu"`;

/** Keys of one direction each, so that one comparison of rows finds the next page. */
const ORDERS: Record<RegisterOrder, { keys: (table: SQL) => SQL[]; direction: typeof asc }> = {
  issued: { keys: (table) => [sql`${table}.issued_at`, sql`${table}.id`], direction: desc },
  person: { keys: (table) => [byName(table), sql`${table}.id`], direction: asc },
  course: {
    keys: (table) => [sql`${table}.course_title collate "und-x-icu"`, byName(table), sql`${table}.id`],
    direction: asc,
  },
  // What never lapses comes last.
  expires: { keys: (table) => [sql`coalesce(${table}.expires_on, 'infinity')`, sql`${table}.id`], direction: asc },
};

function isBehind(order: RegisterOrder, certificateId: string): SQL {
  const { keys, direction } = ORDERS[order];
  const row = (table: SQL) => sql.join(keys(table), sql`, `);
  const comes = direction === asc ? sql`>` : sql`<`;
  return sql`(${row(sql`certificates`)}) ${comes} (select ${row(sql`c`)} from certificates c where c.id = ${certificateId})`;
}
