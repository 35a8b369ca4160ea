import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Instant, Level, Nothing, Nullable, PlainDate, Strict, Text } from '#server/shared/schemas.ts';

const Code = Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) });

export const ShownSkill = Type.Object({
  skillId: Type.String(),
  skillName: Type.String(),
  level: Level,
  levelName: Type.String(),
  kind: Type.String(),
  shownOn: PlainDate,
  lapsesOn: PlainDate,
});

export const CertificateFacts = Type.Object({
  code: Type.String(),
  personName: Type.String(),
  courseTitle: Type.String(),
  issuerName: Type.String(),
  edition: Type.Integer(),
  skills: Type.Array(ShownSkill),
  issuedAt: Instant,
  expiresOn: Nullable(PlainDate),
  revokedAt: Nullable(Instant),
  standing: Type.Union([Type.Literal('valid'), Type.Literal('expired'), Type.Literal('revoked')]),
});
export type CertificateFacts = Static<typeof CertificateFacts>;

export const listMyCertificates = endpoint({
  id: 'listMyCertificates',
  summary: "One's own certificates, newest first",
  method: 'GET',
  path: '/me/certificates',
  success: { status: 200, schema: Type.Object({ items: Type.Array(CertificateFacts) }) },
});

export const verifyCertificate = endpoint({
  id: 'verifyCertificate',
  summary: 'Check a certificate by its number; no sign-in',
  method: 'GET',
  path: '/verifications/:code',
  params: Code,
  success: {
    status: 200,
    schema: Type.Object({
      status: Type.Union([Type.Literal('valid'), Type.Literal('expired'), Type.Literal('revoked'), Type.Literal('unknown')]),
      checkedAt: Instant,
      certificate: Nullable(CertificateFacts),
    }),
  },
});

export const printCertificate = endpoint({
  id: 'printCertificate',
  summary: 'The certificate as a PDF, for its holder and for those who run the programme',
  method: 'GET',
  path: '/certificates/:code/pdf',
  params: Code,
  success: { status: 200, schema: Type.Unsafe<Buffer>(Type.String({ format: 'binary' })) },
});

export const revokeCertificate = endpoint({
  id: 'revokeCertificate',
  summary: 'Withdraw a certificate, with the reason',
  method: 'POST',
  path: '/certificates/:code/revocation',
  params: Code,
  body: Strict({ reason: Text(500, 3) }),
  success: { status: 204, schema: Nothing },
});
