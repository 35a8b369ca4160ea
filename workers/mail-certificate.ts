import type { Job } from 'bullmq';
import { findCertificate } from '#server/certificates/index.ts';
import { intendMail } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import type { Jobs } from './queues.ts';
import type { Surroundings } from './surroundings.ts';

export const processMailCertificate =
  (context: Context, { publicUrl }: Pick<Surroundings, 'publicUrl'>) =>
  async (job: Job<Jobs['mail-certificate']>) => {
    const { certificateId, personId } = job.data;
    const certificate = await findCertificate(context, certificateId);
    if (!certificate) throw new NotFound('certificate');
    const facts = { courseTitle: certificate.courseTitle, address: `${publicUrl}/verify/${certificate.code}` };
    await intendMail(context, { personId, template: 'certificate-issued', facts, dedupeKey: `certificate/${certificateId}` });
  };
