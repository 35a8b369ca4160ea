import type { Job } from 'bullmq';
import { issueResetLink } from '#server/identity/index.ts';
import { deliverMail } from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import type { Jobs } from './queues.ts';
import type { Surroundings } from './run.ts';

export const processDeliverMail =
  (context: Context, { publicUrl, mailPort, isDemo }: Surroundings) =>
  (job: Job<Jobs['deliver-mail']>) => {
    const makeLink = async (personId: string) => `${publicUrl}/reset-password/${await issueResetLink(context, personId)}`;
    return deliverMail(context, job.data.mailId, { port: mailPort, makeLink, showsLinksInKeptMails: isDemo });
  };
