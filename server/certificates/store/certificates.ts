import { and, desc, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { certificateRevocations, certificates } from '#db/schema/certificates.ts';
import type { ShownSkill } from '../rules/shown-skills.ts';

export interface Certificate {
  id: string;
  code: string;
  personId: string;
  courseId: string;
  editionId: string;
  editionNumber: number;
  cycle: number;
  personName: string;
  courseTitle: string;
  issuerName: string;
  skills: ShownSkill[];
  lang: string;
  issuedAt: Temporal.Instant;
  expiresOn: Temporal.PlainDate | null;
  revokedAt: Temporal.Instant | null;
}

export type NewCertificate = Omit<Certificate, 'id' | 'revokedAt'>;

/** Insert once; the constraint decides, so two workers racing here cannot both win. */
export async function insertCertificateOnce(
  tx: Transaction,
  certificate: NewCertificate,
): Promise<{ id: string; isNew: boolean }> {
  const { issuedAt, expiresOn, ...row } = certificate;
  const [inserted] = await tx
    .insert(certificates)
    .values({ ...row, issuedAt: new Date(issuedAt.epochMilliseconds), expiresOn: expiresOn?.toString() ?? null })
    .onConflictDoNothing({ target: [certificates.personId, certificates.courseId, certificates.cycle] })
    .returning({ id: certificates.id });
  if (inserted) return { id: inserted.id, isNew: true };
  const [existing] = await tx
    .select({ id: certificates.id })
    .from(certificates)
    .where(
      and(eq(certificates.personId, row.personId), eq(certificates.courseId, row.courseId), eq(certificates.cycle, row.cycle)),
    );
  return { id: existing!.id, isNew: false };
}

const select = (db: Queryable) =>
  db
    .select({ certificate: certificates, revokedAt: certificateRevocations.revokedAt })
    .from(certificates)
    .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id));

type Row = Awaited<ReturnType<typeof select>>[number];
const toCertificate = ({ certificate: { issuedAt, expiresOn, skills, ...rest }, revokedAt }: Row): Certificate => ({
  ...rest,
  skills: skills as ShownSkill[],
  issuedAt: issuedAt.toTemporalInstant(),
  expiresOn: expiresOn ? Temporal.PlainDate.from(expiresOn) : null,
  revokedAt: revokedAt?.toTemporalInstant() ?? null,
});

export async function findCertificate({ db }: { db: Queryable }, id: string): Promise<Certificate | null> {
  const [row] = await select(db).where(eq(certificates.id, id));
  return row ? toCertificate(row) : null;
}

export async function findCertificateByCode(db: Queryable, code: string): Promise<Certificate | null> {
  const [row] = await select(db).where(eq(certificates.code, code));
  return row ? toCertificate(row) : null;
}

/** A person's certificates, newest first. */
export async function listCertificatesOf(db: Queryable, personId: string): Promise<Certificate[]> {
  const rows = await select(db)
    .where(eq(certificates.personId, personId))
    .orderBy(desc(certificates.issuedAt), desc(certificates.id));
  return rows.map(toCertificate);
}

/** Withdrawing twice leaves the first reason standing. */
export async function insertRevocation(
  db: Queryable,
  row: { certificateId: string; reason: string; revokedBy: string | null; revokedAt: Temporal.Instant },
): Promise<void> {
  await db
    .insert(certificateRevocations)
    .values({ ...row, revokedAt: new Date(row.revokedAt.epochMilliseconds) })
    .onConflictDoNothing();
}
