import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { handIn, saveHandInDraft } from './hand-in.ts';
import { downloadHandInFile, uploadHandInFile } from './keep-file.ts';
import { claimHandIn, markHandIn, releaseHandIn } from './mark-hand-in.ts';
import type { AssessmentPorts } from './ports.ts';
import { listMyHandIns, viewLessonHandIn } from './view-hand-ins.ts';
import { listHandInsToMark, viewHandInToMark, viewMarkingWaits } from './view-marking.ts';

/** Base64 of the largest file with its name. */
const UPLOAD_LIMIT = 4_000_000;

export const assessmentRoutes: FastifyPluginAsyncTypebox<AssessmentPorts> = async (app, ports) => {
  app.route({
    ...route(contract.listMyHandIns, 'assessment', { allow: ['learner'] }),
    handler: async (request) => ({ items: await listMyHandIns(request.context, request.query.enrolmentId) }),
  });
  app.route({
    ...route(contract.viewLessonHandIn, 'assessment', { allow: ['learner'] }),
    handler: (request) => viewLessonHandIn(request.context, ports, request.params),
  });
  app.route({
    ...route(contract.saveHandInDraft, 'assessment', { allow: ['learner'] }),
    async handler(request, reply) {
      await saveHandInDraft(request.context, ports, request.params, request.body);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.handIn, 'assessment', { allow: ['learner'], idempotent: true }),
    async handler(request, reply) {
      return reply.code(201).send({ handInId: await handIn(request.context, ports, request.params, request.body) });
    },
  });
  app.route({
    ...route(contract.uploadHandInFile, 'assessment', { allow: ['learner'] }),
    bodyLimit: UPLOAD_LIMIT,
    async handler(request, reply) {
      const { name, content } = request.body;
      return reply.code(201).send(await uploadHandInFile(request.context, { name, content: Buffer.from(content, 'base64') }));
    },
  });
  app.route({
    ...route(contract.downloadHandInFile, 'assessment', { allow: 'signed-in' }),
    async handler(request, reply) {
      const { name, content } = await downloadHandInFile(request.context, ports, request.params.fileId);
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(content));
    },
  });
  app.route({
    ...route(contract.listHandInsToMark, 'assessment', { allow: ['coach'] }),
    handler: (request) => listHandInsToMark(request.context, ports, request.query),
  });
  app.route({
    ...route(contract.viewHandInToMark, 'assessment', { allow: ['coach'] }),
    handler: (request) => viewHandInToMark(request.context, ports, request.params.handInId),
  });
  app.route({
    ...route(contract.claimHandIn, 'assessment', { allow: ['coach'] }),
    async handler(request, reply) {
      await claimHandIn(request.context, ports, request.params.handInId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.releaseHandIn, 'assessment', { allow: ['coach'] }),
    async handler(request, reply) {
      await releaseHandIn(request.context, request.params.handInId);
      return reply.code(204).send(null);
    },
  });
  app.route({
    ...route(contract.markHandIn, 'assessment', { allow: ['coach'], idempotent: true }),
    async handler(request, reply) {
      return reply.code(201).send({ markId: await markHandIn(request.context, ports, request.params.handInId, request.body) });
    },
  });
  app.route({
    ...route(contract.viewMarkingWaits, 'assessment', { allow: ['ospo-lead'] }),
    handler: (request) => viewMarkingWaits(request.context, ports),
  });
};
