import type { Job } from 'bullmq';
import { findCertificate } from '#server/certificates/index.ts';
import { intendMail } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import type { Jobs } from './queues.ts';
import type { Surroundings } from './surroundings.ts';

/** That it is issued, or that it was withdrawn: the name of the job is that of the event. */
export const processMailCertificate =
  (context: Context, { publicUrl }: Pick<Surroundings, 'publicUrl'>) =>
  async ({ name, data: { certificateId, personId } }: Job<Jobs['mail-certificate']>) => {
    const certificate = await findCertificate(context, certificateId);
    if (!certificate) throw new NotFound('certificate');
    const { courseTitle, code, revokedReason } = certificate;
    const facts = { courseTitle, address: `${publicUrl}/verify/${code}` };
    if (name === 'certificates.revoked' && revokedReason !== null) {
      const withReason = { ...facts, reason: revokedReason };
      const dedupeKey = `certificate-revoked/${certificateId}`;
      return intendMail(context, { personId, template: 'certificate-revoked', facts: withReason, dedupeKey });
    }
    return intendMail(context, { personId, template: 'certificate-issued', facts, dedupeKey: `certificate/${certificateId}` });
  };
