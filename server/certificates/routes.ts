import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { route } from '#server/http/route.ts';
import * as contract from './contract.ts';
import { renderCertificate } from './render-certificate.ts';
import {
  findPrintable,
  listMyCertificates,
  revokeCertificate,
  verifyCertificate,
  type CertificateView,
} from './view-certificates.ts';

export interface CertificatesRoutes {
  publicUrl: () => string;
}

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

export const certificatesRoutes: FastifyPluginAsyncTypebox<CertificatesRoutes> = async (app, { publicUrl }) => {
  app.route({
    ...route(contract.listMyCertificates, 'certificates', { allow: 'signed-in' }),
    handler: async (request) => ({ items: (await listMyCertificates(request.context)).map(toFacts) }),
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
    ...route(contract.revokeCertificate, 'certificates', { allow: ['ospo-lead', 'administrator'] }),
    async handler(request, reply) {
      await revokeCertificate(request.context, request.params.code, request.body.reason);
      return reply.code(204).send(null);
    },
  });
};
