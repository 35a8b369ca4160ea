import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { renderCertificate } from './render-certificate.ts';
import { revokeCertificate } from './revoke-certificate.ts';
import { findPrintable, KEEPERS, listMyCertificates, verifyCertificate, type CertificateView } from './view-certificates.ts';
import { listCertificates, viewCertificate } from './view-register.ts';

export interface CertificatesRoutes {
  publicUrl: () => string;
}

const REGISTER = { allow: KEEPERS } as const;

const toFacts = (certificate: CertificateView): contract.CertificateFacts => {
  const { code, personName, courseTitle, issuerName, editionNumber, skills, issuedAt, expiresOn, revokedAt } = certificate;
  return {
    code,
    personName,
    courseTitle,
    issuerName,
    edition: editionNumber,
    skills,
    issuedAt: issuedAt.toString(),
    expiresOn: expiresOn?.toString() ?? null,
    revokedAt: revokedAt?.toString() ?? null,
    standing: certificate.standing,
  };
};
const toOwn = (certificate: CertificateView): contract.OwnCertificate => ({
  ...toFacts(certificate),
  revokedReason: certificate.revokedReason,
});
const toOutline = (certificate: CertificateView) => {
  const { skills: _skills, ...outline } = toFacts(certificate);
  return { ...outline, personId: certificate.personId, courseId: certificate.courseId };
};

export const certificatesRoutes: FastifyPluginAsyncTypebox<CertificatesRoutes> = async (app, { publicUrl }) => {
  app.route({
    ...route(contract.listMyCertificates, 'certificates', { allow: 'signed-in' }),
    handler: async (request) => ({ items: (await listMyCertificates(request.context)).map(toOwn) }),
  });
  app.route({
    ...route(contract.verifyCertificate, 'certificates', { allow: 'public' }),
    async handler(request) {
      const found = await verifyCertificate(request.context, request.params.code);
      const checkedAt = request.context.now().toString();
      if (!found) return { status: 'unknown' as const, checkedAt, certificate: null };
      return { status: found.standing, checkedAt, certificate: toFacts(found) };
    },
  });
  app.route({
    ...route(contract.printCertificate, 'certificates', { allow: 'signed-in' }),
    async handler(request, reply) {
      const certificate = await findPrintable(request.context, request.params.code);
      const pdf = await renderCertificate(certificate, publicUrl());
      const name = `certificate-${certificate.courseId}.pdf`;
      return reply.type('application/pdf').header('content-disposition', `inline; filename="${name}"`).send(pdf);
    },
  });
  app.route({
    ...route(contract.listCertificates, 'certificates', REGISTER),
    async handler(request) {
      const { limit = 25, cursor, sort: order = 'issued', ...filter } = request.query;
      const { items, nextCursor } = await listCertificates(request.context, {
        ...filter,
        order,
        limit,
        ...(cursor && { after: cursor }),
      });
      return { items: items.map(toOutline), nextCursor };
    },
  });
  app.route({
    ...route(contract.viewCertificate, 'certificates', REGISTER),
    async handler(request) {
      const certificate = await viewCertificate(request.context, request.params.code);
      const { personId, courseId, revokedByName } = certificate;
      return { ...toOwn(certificate), personId, courseId, revokedByName };
    },
  });
  app.route({
    ...route(contract.revokeCertificate, 'certificates', { allow: ['ospo-lead', 'administrator'], idempotent: true }),
    async handler(request, reply) {
      await revokeCertificate(request.context, request.params.code, request.body.reason);
      return reply.code(204).send(null);
    },
  });
};
