import { currentFramework, findEdition } from '#server/catalog/index.ts';
import { publish } from '#server/events/outbox.ts';
import { findPersons, listDepartments } from '#server/organization/index.ts';
import { randomOf, type Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { evidenceOfEnrolment } from '#server/skills/index.ts';
import { encodeCode } from './rules/code.ts';
import { firstLapse, shownSkills } from './rules/shown-skills.ts';
import { insertCertificateOnce } from './store/certificates.ts';

export interface Completion {
  enrolmentId: string;
  personId: string;
  courseId: string;
  editionId: string;
  cycle: number;
  completedAt: Temporal.Instant;
}

const CODE_BYTES = 16;

/**
 * Issue the certificate a completion has earned. Safe to repeat: the second call finds the first call's certificate and
 * announces nothing.
 *
 * @throws {NotFound} when the person or the edition is not there.
 */
export async function issueCertificate(context: Context, completion: Completion): Promise<{ certificateId: string }> {
  const { enrolmentId, personId, courseId, editionId, cycle, completedAt } = completion;
  const [framework, [person], edition, departments, evidence] = await Promise.all([
    currentFramework(context),
    findPersons(context.db, [personId]),
    findEdition(context.db, editionId),
    listDepartments(context.db),
    evidenceOfEnrolment(context.db, personId, enrolmentId),
  ]);
  if (!person || !edition) throw new NotFound('person or edition');
  const skills = shownSkills(evidence, framework);
  const lapse = firstLapse(skills);
  const certificate = {
    code: encodeCode(randomOf(context, CODE_BYTES)),
    personId,
    courseId,
    editionId,
    editionNumber: edition.number,
    cycle,
    personName: person.name,
    courseTitle: edition.title,
    issuerName: departments.find(({ parentId }) => parentId === null)?.name ?? '',
    skills,
    lang: edition.lang,
    issuedAt: completedAt,
    expiresOn: lapse ? Temporal.PlainDate.from(lapse) : null,
  };
  return context.db.transaction(async (tx) => {
    const { id: certificateId, isNew } = await insertCertificateOnce(tx, certificate);
    if (isNew) await publish(tx, { name: 'certificates.issued', payload: { certificateId, personId } });
    return { certificateId };
  });
}
