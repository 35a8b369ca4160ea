import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import { readCookie, SESSION_COOKIE } from '#server/http/context.ts';
import { route } from '#server/http/route.ts';
import { accessKeyRoutes } from './access-keys/routes.ts';
import * as contract from './contract.ts';
import { changePassword } from './change-password.ts';
import { peopleRoutes } from './people/routes.ts';
import { requestPasswordReset, resetPassword } from './reset-password.ts';
import { SESSION_SECONDS } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { endOwnSession, listOwnSessions, signOut } from './sign-out.ts';
import { setTimeZone, viewMe } from './view-me.ts';

export interface IdentityRoutes {
  /** Whether people reach us over https: then the cookie never travels otherwise. */
  isSecure: () => boolean;
  publicUrl: () => string;
  /** Of people whose own is not said. */
  defaultTimeZone: string;
}

export const identityRoutes: FastifyPluginAsyncTypebox<IdentityRoutes> = async (
  app,
  { isSecure, publicUrl, defaultTimeZone },
) => {
  const setCookie = (reply: FastifyReply, value: string, maxAge: number) =>
    reply.header(
      'set-cookie',
      `${SESSION_COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${isSecure() ? '; Secure' : ''}`,
    );

  void app.register(accessKeyRoutes);
  void app.register(peopleRoutes, { publicUrl, defaultTimeZone });
  app.route({
    ...route(contract.signIn, 'identity', { allow: 'public' }),
    async handler(request, reply) {
      const userAgent = request.headers['user-agent'] ?? null;
      const sessionId = await signIn(request.context, { ...request.body, address: request.clientAddress, userAgent });
      return setCookie(reply, sessionId, SESSION_SECONDS).code(204).send(null);
    },
  });
  app.route({
    ...route(contract.signOut, 'identity', { allow: 'public' }),
    async handler(request, reply) {
      const sessionId = readCookie(request.headers.cookie, SESSION_COOKIE);
      if (sessionId) await signOut(request.context, sessionId);
      return setCookie(reply, '', 0).code(204).send(null);
    },
  });
  app.route({
    ...route(contract.viewMe, 'identity', { allow: 'signed-in' }),
    handler: async (request) => {
      const me = await viewMe(request.context);
      return { ...me, accessRoles: [...me.accessRoles], auditorUntil: me.auditorUntil?.toString() ?? null };
    },
  });
  app.route({
    ...route(contract.updateMe, 'identity', { allow: 'signed-in' }),
    async handler(request, reply) {
      await setTimeZone(request.context, request.body.timeZone);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.changePassword, 'identity', { allow: 'signed-in', inPerson: true }),
    async handler(request, reply) {
      const userAgent = request.headers['user-agent']?.slice(0, 200) ?? null;
      const sessionId = await changePassword(request.context, { ...request.body, userAgent });
      return setCookie(reply, sessionId, SESSION_SECONDS).code(204).send(null);
    },
  });
  app.route({
    ...route(contract.requestPasswordReset, 'identity', { allow: 'public' }),
    async handler(request, reply) {
      await requestPasswordReset(request.context, { ...request.body, address: request.clientAddress });
      return reply.code(202).send(null);
    },
  });
  app.route({
    ...route(contract.resetPassword, 'identity', { allow: 'public' }),
    async handler(request, reply) {
      await resetPassword(request.context, { ...request.params, ...request.body });
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.listSessions, 'identity', { allow: 'signed-in', inPerson: true }),
    async handler(request) {
      const sessions = await listOwnSessions(request.context, readCookie(request.headers.cookie, SESSION_COOKIE));
      const items = sessions.map(({ createdAt, expiresAt, ...session }) => ({
        ...session,
        createdAt: createdAt.toString(),
        expiresAt: expiresAt.toString(),
      }));
      return { items };
    },
  });
  app.route({
    ...route(contract.endSession, 'identity', { allow: 'signed-in', inPerson: true }),
    async handler(request, reply) {
      await endOwnSession(request.context, request.params.sessionId);
      return reply.code(204).send(null);
    },
  });
};
