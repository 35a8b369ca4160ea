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
  /** For the holder and for those who keep the register; whoever checks does not see it. */
  revokedReason: string | null;
  revokedBy: string | null;
}

export type NewCertificate = Omit<Certificate, 'id' | 'revokedAt' | 'revokedReason' | 'revokedBy'>;

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

export const selectCertificates = (db: Queryable) =>
  db
    .select({ certificate: certificates, revocation: certificateRevocations })
    .from(certificates)
    .leftJoin(certificateRevocations, eq(certificateRevocations.certificateId, certificates.id));

type Row = Awaited<ReturnType<typeof selectCertificates>>[number];
export const toCertificate = ({ certificate: { issuedAt, expiresOn, skills, ...rest }, revocation }: Row): Certificate => ({
  ...rest,
  skills: skills as ShownSkill[],
  issuedAt: issuedAt.toTemporalInstant(),
  expiresOn: expiresOn ? Temporal.PlainDate.from(expiresOn) : null,
  revokedAt: revocation?.revokedAt.toTemporalInstant() ?? null,
  revokedReason: revocation?.reason ?? null,
  revokedBy: revocation?.revokedBy ?? null,
});

export async function findCertificate({ db }: { db: Queryable }, id: string): Promise<Certificate | null> {
  const [row] = await selectCertificates(db).where(eq(certificates.id, id));
  return row ? toCertificate(row) : null;
}

export async function findCertificateByCode(db: Queryable, code: string): Promise<Certificate | null> {
  const [row] = await selectCertificates(db).where(eq(certificates.code, code));
  return row ? toCertificate(row) : null;
}

/** A person's certificates, newest first. */
export async function listCertificatesOf(db: Queryable, personId: string): Promise<Certificate[]> {
  const rows = await selectCertificates(db)
    .where(eq(certificates.personId, personId))
    .orderBy(desc(certificates.issuedAt), desc(certificates.id));
  return rows.map(toCertificate);
}

/** The first reason stands. @returns whether this one is it; the primary key decides between two at once. */
export async function insertRevocation(
  tx: Transaction,
  row: { certificateId: string; reason: string; revokedBy: string; revokedAt: Temporal.Instant },
): Promise<boolean> {
  const rows = await tx
    .insert(certificateRevocations)
    .values({ ...row, revokedAt: new Date(row.revokedAt.epochMilliseconds) })
    .onConflictDoNothing()
    .returning({ certificateId: certificateRevocations.certificateId });
  return rows.length > 0;
}
