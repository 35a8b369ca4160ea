import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { listAllMails } from './list-mails.ts';

export const notificationsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    ...route(contract.listMails, 'notifications', { allow: ['administrator'] }),
    async handler(request) {
      const { limit = 25, cursor } = request.query;
      const { items, nextCursor } = await listAllMails(request.context, { limit, ...(cursor && { before: cursor }) });
      const shown = items.map(({ personId: _, createdAt, sentAt, keptAt, ...mail }) => ({
        ...mail,
        createdAt: createdAt.toString(),
        sentAt: sentAt?.toString() ?? null,
        keptAt: keptAt?.toString() ?? null,
      }));
      return { items: shown, nextCursor };
    },
  });
};
