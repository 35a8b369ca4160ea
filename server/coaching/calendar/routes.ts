import type { FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { etagOf, isKnown } from '#server/http/etag.ts';
import { route } from '#server/http/route.ts';
import { serviceMailbox, type Mailbox } from '#server/notifications/index.ts';
import { NotFound } from '#server/shared/refusal.ts';
import * as contract from './contract.ts';
import { createFeed, listMyFeeds, revokeFeed } from './keep-feeds.ts';
import { readFeed } from './read-feed.ts';

/** Made and revoked in person, as access keys are: an address is as good as a key. */
const OWN = { allow: 'signed-in', inPerson: true } as const;

interface Where {
  publicUrl: () => string;
}

export const calendarFeedRoutes: FastifyPluginAsyncTypebox<Where> = async (app, { publicUrl }) => {
  app.route({
    ...route(contract.listCalendarFeeds, 'calendar', OWN),
    handler: async (request) => ({
      items: (await listMyFeeds(request.context)).map(({ id, label, createdAt, lastUsedAt }) => ({
        feedId: id,
        label,
        createdAt: createdAt.toString(),
        lastUsedAt: lastUsedAt?.toString() ?? null,
      })),
    }),
  });
  app.route({
    ...route(contract.createCalendarFeed, 'calendar', OWN),
    async handler(request, reply) {
      return reply.code(201).send(await createFeed(request.context, { ...request.body, publicUrl: publicUrl() }));
    },
  });
  app.route({
    ...route(contract.revokeCalendarFeed, 'calendar', OWN),
    async handler(request, reply) {
      await revokeFeed(request.context, request.params.feedId);
      return reply.code(204).send(null);
    },
  });
};

const FILE = /^([\w-]{43})\.ics$/;

/** What calendar programs fetch. It is no part of the API: whoever knows the address reads it, and nobody is signed in. */
export const calendarFile: FastifyPluginAsync<Where & { mailFrom: Mailbox | null }> = async (app, { publicUrl, mailFrom }) => {
  const config = { access: 'public', endpoint: 'readCalendarFeed' } as const;
  const schema = { querystring: Type.Object({ alarm: Type.Optional(contract.AlarmMinutes) }) };
  app.get<{ Params: { file: string }; Querystring: { alarm?: number } }>(
    '/cal/:file',
    { config, schema },
    async (request, reply) => {
      const token = FILE.exec(request.params.file)?.[1];
      if (!token) throw new NotFound('calendar');
      const text = await readFeed(request.context, token, {
        publicUrl: publicUrl(),
        organizer: serviceMailbox(publicUrl(), mailFrom),
        alarmMinutes: request.query.alarm ?? null,
      });
      const etag = etagOf(text);
      reply.header('etag', etag).header('cache-control', 'private, max-age=300').header('referrer-policy', 'no-referrer');
      if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
      return reply.type('text/calendar; charset=utf-8').send(text);
    },
  );
};
