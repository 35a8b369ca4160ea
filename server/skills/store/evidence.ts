import { asc, eq, inArray } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { evidence, selfAssessments } from '#db/schema/skills.ts';
import type { Evidence } from '../rules/level.ts';

export interface EvidenceSource {
  /** What it comes from, as the explanation says it: a course's title, a panel, an issuer. */
  title: string;
  attemptId?: string;
  courseId?: string;
  enrolmentId?: string;
  note?: string;
  /** It shows nothing: it ends what it supersedes. */
  takesBack?: true;
  /** Results of the awareness points, each with the policy version they speak of. */
  awareness?: Record<string, boolean>;
  policyVersion?: string;
}

export interface NewEvidence {
  personId: string;
  skillId: string;
  level: number;
  kind: string;
  shownOn: Temporal.PlainDate;
  lapsesOn: Temporal.PlainDate;
  source: EvidenceSource;
  sourceKey: string;
  lang: string;
  supersedes: string | null;
  recordedAt: Temporal.Instant;
  recordedBy: string | null;
}

export interface StoredEvidence extends Evidence {
  personId: string;
  source: EvidenceSource;
  recordedAt: Temporal.Instant;
}

/** @returns persons and skills of the rows that are new; a source key that is known adds nothing. */
export async function insertEvidence(
  tx: Transaction,
  rows: readonly NewEvidence[],
): Promise<{ personId: string; skillId: string }[]> {
  if (rows.length === 0) return [];
  return tx
    .insert(evidence)
    .values(
      rows.map((row) => ({
        ...row,
        shownOn: row.shownOn.toString(),
        lapsesOn: row.lapsesOn.toString(),
        recordedAt: new Date(row.recordedAt.epochMilliseconds),
      })),
    )
    .onConflictDoNothing({ target: evidence.sourceKey })
    .returning({ personId: evidence.personId, skillId: evidence.skillId });
}

/** All evidence of persons, oldest first, in one query. */
export async function readEvidence(db: Queryable, personIds: readonly string[]): Promise<StoredEvidence[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .select()
    .from(evidence)
    .where(inArray(evidence.personId, [...personIds]))
    .orderBy(asc(evidence.shownOn), asc(evidence.id));
  return rows.map(({ id, personId, skillId, level, kind, supersedes, ...row }) => ({
    id,
    personId,
    skillId,
    level,
    kind,
    supersedes,
    shownOn: Temporal.PlainDate.from(row.shownOn),
    lapsesOn: Temporal.PlainDate.from(row.lapsesOn),
    source: row.source as EvidenceSource,
    takesBack: (row.source as EvidenceSource).takesBack === true,
    recordedAt: row.recordedAt.toTemporalInstant(),
  }));
}

/** The evidence that was recorded under a source key, for what supersedes it. */
export async function evidenceOfSource(db: Queryable, sourceKey: string): Promise<string | null> {
  const [row] = await db.select({ id: evidence.id }).from(evidence).where(eq(evidence.sourceKey, sourceKey));
  return row?.id ?? null;
}

/** What the steps of one enrolment showed. */
export async function evidenceOfEnrolment(db: Queryable, personId: string, enrolmentId: string): Promise<StoredEvidence[]> {
  return (await readEvidence(db, [personId])).filter(({ source }) => source.enrolmentId === enrolmentId);
}

export async function insertSelfAssessment(
  db: Queryable,
  row: { personId: string; skillId: string; level: number; statedAt: Temporal.Instant },
): Promise<void> {
  await db.insert(selfAssessments).values({ ...row, statedAt: new Date(row.statedAt.epochMilliseconds) });
}

/** What a person last said of each skill. */
export async function readSelfAssessments(db: Queryable, personId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ skillId: selfAssessments.skillId, level: selfAssessments.level })
    .from(selfAssessments)
    .where(eq(selfAssessments.personId, personId))
    .orderBy(asc(selfAssessments.statedAt), asc(selfAssessments.id));
  return new Map(rows.map((row) => [row.skillId, row.level]));
}
