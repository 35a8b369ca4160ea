import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import { applyImport } from './apply-import.ts';
import * as contract from './contract.ts';
import { discardImport, latestImports, uploadPeople } from './keep-imports.ts';
import { COLUMNS } from './rules/columns.ts';
import { MOST_LINES } from './rules/people-file.ts';
import type { PeopleImport } from './store/people-imports.ts';
import { viewImport } from './view-import.ts';

const ADMINISTRATOR = { allow: ['administrator'] } as const;
/** The longest file, with letters of two bytes, and what JSON adds. */
const UPLOAD_LIMIT = 4_000_000;
const PAGE = 50;

export const importsRoutes: FastifyPluginAsyncTypebox<{ defaultTimeZone: string }> = async (app, { defaultTimeZone }) => {
  app.route({
    ...route(contract.listPeopleImports, 'people', ADMINISTRATOR),
    async handler(request) {
      const { imports, nameOf } = await latestImports(request.context);
      return { columns: [...COLUMNS], mostLines: MOST_LINES, items: imports.map((each) => written(each, nameOf)) };
    },
  });
  app.route({
    ...route(contract.uploadPeople, 'people', { ...ADMINISTRATOR, idempotent: true }),
    bodyLimit: UPLOAD_LIMIT,
    async handler(request, reply) {
      const { holdsFrom, ...upload } = request.body;
      const importId = await uploadPeople(request.context, { ...upload, holdsFrom: Temporal.PlainDate.from(holdsFrom) });
      return reply.code(201).send({ importId });
    },
  });
  app.route({
    ...route(contract.viewPeopleImport, 'people', ADMINISTRATOR),
    async handler(request) {
      const { skip = 0, limit = PAGE, show } = request.query;
      const page = { skip, limit, defaultTimeZone, ...(show && { show }) };
      const { found, nameOf, plan } = await viewImport(request.context, request.params.importId, page);
      return { ...written(found, nameOf), plan };
    },
  });
  app.route({
    ...route(contract.applyPeopleImport, 'people', { ...ADMINISTRATOR, idempotent: true }),
    async handler(request) {
      const { plan: planName, confirms } = request.body;
      return applyImport(request.context, request.params.importId, { planName, confirms, defaultTimeZone });
    },
  });
  app.route({
    ...route(contract.discardPeopleImport, 'people', ADMINISTRATOR),
    async handler(request, reply) {
      await discardImport(request.context, request.params.importId);
      return reply.code(204).send(null);
    },
  });
};

const written = (
  { id, fileName, uploadedAt, uploadedBy, holdsFrom, opensAccounts, applied }: PeopleImport,
  nameOf: (personId: string) => string,
) => ({
  importId: id,
  fileName,
  uploadedAt: uploadedAt.toString(),
  uploadedBy: nameOf(uploadedBy),
  holdsFrom: holdsFrom.toString(),
  opensAccounts,
  applied: applied && { at: applied.at.toString(), by: nameOf(applied.by), outcome: applied.outcome },
});
