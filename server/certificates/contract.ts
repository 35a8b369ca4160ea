import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import {
  Id,
  Instant,
  Level,
  NoContent,
  Nullable,
  PageOf,
  PageQuery,
  PlainDate,
  Slug,
  Strict,
  Text,
} from '#server/shared/schemas.ts';

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

/** Not blank: it is what the holder reads. */
const Reason = Type.String({ minLength: 3, maxLength: 500, pattern: '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$' });
const Standing = Type.Enum(['valid', 'expired', 'revoked']);

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
  standing: Standing,
});
export type CertificateFacts = Static<typeof CertificateFacts>;

/** As the holder sees it. */
const OwnCertificate = Type.Object({ ...CertificateFacts.properties, revokedReason: Nullable(Type.String()) });
export type OwnCertificate = Static<typeof OwnCertificate>;

export const listMyCertificates = endpoint({
  id: 'listMyCertificates',
  summary: "One's own certificates, newest first",
  method: 'GET',
  path: '/me/certificates',
  success: { status: 200, schema: Type.Object({ items: Type.Array(OwnCertificate) }) },
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
      status: Type.Enum(['valid', 'expired', 'revoked', 'unknown']),
      checkedAt: Instant,
      certificate: Nullable(CertificateFacts),
    }),
  },
});

export const printCertificate = endpoint({
  id: 'printCertificate',
  summary: 'The certificate as a PDF, for its holder and for those who see the register',
  method: 'GET',
  path: '/certificates/:code/pdf',
  params: Code,
  success: { status: 200, schema: Type.Unsafe<Buffer>(Type.String({ format: 'binary' })) },
});

/** By day of issue, latest first; by the holder's name; by course and name; or by what lapses first. */
const RegisterOrder = Type.Enum(['issued', 'person', 'course', 'expires']);
const { skills: _skills, ...Outline } = CertificateFacts.properties;
const Registered = { personId: Id, courseId: Type.String() };

export const listCertificates = endpoint({
  id: 'listCertificates',
  summary: 'The register of certificates; `q` looks into holder and course, and knows the beginning of a number',
  method: 'GET',
  path: '/certificates',
  query: Type.Object({
    ...PageQuery,
    cursor: Type.Optional(Id),
    q: Type.Optional(Text(100)),
    courseId: Type.Optional(Slug),
    standing: Type.Optional(Standing),
    sort: Type.Optional(RegisterOrder),
  }),
  success: { status: 200, schema: PageOf(Type.Object({ ...Outline, ...Registered })) },
});

export const viewCertificate = endpoint({
  id: 'viewCertificate',
  summary: 'One certificate of the register; when it was withdrawn, by whom and why',
  method: 'GET',
  path: '/certificates/:code',
  params: Code,
  success: {
    status: 200,
    schema: Type.Object({ ...OwnCertificate.properties, ...Registered, revokedByName: Nullable(Type.String()) }),
  },
});

export const revokeCertificate = endpoint({
  id: 'revokeCertificate',
  summary: 'Withdraw a certificate of somebody else, once, with the reason; the holder is told',
  method: 'POST',
  path: '/certificates/:code/revocation',
  params: Code,
  body: Strict({ reason: Reason }),
  success: NoContent,
});
