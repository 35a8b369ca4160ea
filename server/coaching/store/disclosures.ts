import { and, count, desc, eq, exists, gte, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import {
  coachingDisclosures as disclosures,
  disclosureDecisions as decisions,
  disclosureWriters as writers,
} from '#db/schema/coaching.ts';

export interface NewDisclosure {
  subjectId: string;
  askedBy: string;
  reason: string;
  caseReference: string;
  firstDay: string;
  lastDay: string;
  timeZone: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  askedAt: Temporal.Instant;
  decideBy: Temporal.Instant;
}

export interface Decision {
  decidedBy: string;
  decidedAt: Temporal.Instant;
  isGranted: boolean;
  note: string | null;
  opensUntil: Temporal.Instant | null;
}

export interface Disclosure extends NewDisclosure {
  id: string;
  decision: Decision | null;
  /** When it was read, the first time first. */
  looks: Temporal.Instant[];
  /** Who had written what was disclosed. */
  writerIds: string[];
}

const asDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds);
/** Of a request, in the order of time. */
const looksOf = sql<string[]>`array(select to_json(l.looked_at)#>>'{}' from disclosure_looks l
  where l.disclosure_id = coaching_disclosures.id order by l.id)`;
const writersOf = sql<string[]>`array(select w.person_id::text from disclosure_writers w
  where w.disclosure_id = coaching_disclosures.id order by 1)`;

const SHOWN = 200;

async function select(db: Queryable, condition: SQL | undefined): Promise<Disclosure[]> {
  const rows = await db
    .select({ asked: disclosures, decided: decisions, looksOf, writersOf })
    .from(disclosures)
    .leftJoin(decisions, eq(decisions.disclosureId, disclosures.id))
    .where(condition)
    .orderBy(desc(disclosures.askedAt), desc(disclosures.id))
    .limit(SHOWN);
  return rows.map(({ asked, decided, looksOf: times, writersOf: writerIds }) => ({
    ...asked,
    startsAt: asked.startsAt.toTemporalInstant(),
    endsAt: asked.endsAt.toTemporalInstant(),
    askedAt: asked.askedAt.toTemporalInstant(),
    decideBy: asked.decideBy.toTemporalInstant(),
    decision: decided && {
      decidedBy: decided.decidedBy,
      decidedAt: decided.decidedAt.toTemporalInstant(),
      isGranted: decided.isGranted,
      note: decided.note,
      opensUntil: decided.opensUntil?.toTemporalInstant() ?? null,
    },
    looks: times.map((time) => Temporal.Instant.from(time)),
    writerIds,
  }));
}

export const findDisclosure = async (db: Queryable, id: string): Promise<Disclosure | null> =>
  (await select(db, eq(disclosures.id, id)))[0] ?? null;

/** The latest first. */
export const readDisclosures = (db: Queryable): Promise<Disclosure[]> => select(db, undefined);

export async function countWaitingDisclosures(db: Queryable, now: Temporal.Instant): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(disclosures)
    .leftJoin(decisions, eq(decisions.disclosureId, disclosures.id))
    .where(and(isNull(decisions.disclosureId), gte(disclosures.decideBy, asDate(now))));
  return row!.count;
}

export const disclosuresAskedBy = (db: Queryable, personId: string): Promise<Disclosure[]> =>
  select(db, eq(disclosures.askedBy, personId));

/** What was granted about somebody, or of what they had written. */
export function disclosuresThatConcern(db: Queryable, personId: string): Promise<Disclosure[]> {
  const wrote = db
    .select({ one: sql`1` })
    .from(writers)
    .where(and(eq(writers.disclosureId, disclosures.id), eq(writers.personId, personId)));
  return select(db, and(eq(decisions.isGranted, true), or(eq(disclosures.subjectId, personId), exists(wrote))));
}

export async function insertDisclosure(db: Queryable, disclosure: NewDisclosure): Promise<string> {
  const { startsAt, endsAt, askedAt, decideBy } = disclosure;
  const instants = { startsAt: asDate(startsAt), endsAt: asDate(endsAt), askedAt: asDate(askedAt), decideBy: asDate(decideBy) };
  const [row] = await db
    .insert(disclosures)
    .values({ ...disclosure, ...instants })
    .returning({ id: disclosures.id });
  return row!.id;
}

/** The request as it is now; nobody else decides it until the transaction ends. */
export async function lockDisclosure(tx: Transaction, id: string): Promise<Disclosure | null> {
  await tx.execute(sql`select from coaching_disclosures where id = ${id} for update`);
  return findDisclosure(tx, id);
}

export async function insertDecision(tx: Transaction, { id, ...asked }: Disclosure, decision: Decision): Promise<void> {
  const { subjectId, askedBy, decideBy } = asked;
  await tx.insert(decisions).values({
    ...decision,
    disclosureId: id,
    subjectId,
    askedBy,
    decideBy: asDate(decideBy),
    decidedAt: asDate(decision.decidedAt),
    opensUntil: decision.opensUntil && asDate(decision.opensUntil),
  });
}

/** Two looks at the same time may find the same. */
export async function insertWriters(tx: Transaction, disclosureId: string, personIds: readonly string[]): Promise<void> {
  const rows = personIds.map((personId) => ({ disclosureId, personId }));
  if (rows.length > 0) await tx.insert(writers).values(rows).onConflictDoNothing();
}

/** Who coached somebody in a time, also in sessions that were not held. */
export async function coachesBetween(
  db: Queryable,
  personId: string,
  { startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
): Promise<string[]> {
  const rows = await db.execute<{ person_id: string }>(sql`
    select distinct c.person_id from session_coaches c
      join coaching_sessions s on s.id = c.session_id join coaching_bookings b on b.session_id = s.id
    where b.person_id = ${personId} and s.starts_at >= ${startsAt.toString()}::timestamptz
      and s.starts_at < ${endsAt.toString()}::timestamptz`);
  return rows.map((row) => row.person_id);
}
