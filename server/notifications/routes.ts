import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { chooseNotifications, viewMyNotifications } from './choose-notifications.ts';
import { listAllMails } from './list-mails.ts';

export const notificationsRoutes: FastifyPluginAsyncTypebox<{ isDemo: boolean }> = async (app, { isDemo }) => {
  app.route({
    ...route(contract.listMails, 'notifications', { allow: ['administrator'] }),
    async handler(request) {
      const { limit = 25, cursor, state, q } = request.query;
      const place = { limit, ...(cursor && { before: cursor }), ...(state && { state }), ...(q && { q }) };
      const { items, nextCursor } = await listAllMails(request.context, { isDemo, ...place });
      const shown = items.map(
        ({ personId: _, calendar: _calendar, isConfidential: _confidential, createdAt, sentAt, keptAt, ...mail }) => ({
          ...mail,
          createdAt: createdAt.toString(),
          sentAt: sentAt?.toString() ?? null,
          keptAt: keptAt?.toString() ?? null,
        }),
      );
      return { items: shown, nextCursor };
    },
  });
  app.route({
    ...route(contract.viewMyNotifications, 'notifications', { allow: 'signed-in' }),
    handler: (request) => viewMyNotifications(request.context),
  });
  app.route({
    ...route(contract.chooseNotifications, 'notifications', { allow: 'signed-in' }),
    async handler(request, reply) {
      await chooseNotifications(request.context, request.body);
      return reply.code(204).send(null);
    },
  });
};
