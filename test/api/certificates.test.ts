import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueCertificate } from '#server/certificates/index.ts';
import { renderCertificate } from '#server/certificates/render-certificate.ts';
import { findCertificate } from '#server/certificates/store/certificates.ts';
import { recordEvidence } from '#server/skills/index.ts';
import { testApp } from '#test/support/app.ts';
import { aCourse, aCoursesDirectory, publishOpen } from '#test/support/factories/catalog.ts';
import { enrolIn, type Person } from '#test/support/learner.ts';

describe('certificates', () => {
  let api: Awaited<ReturnType<typeof testApp>>;
  const courses = aCoursesDirectory({ 'small-course': aCourse() });
  beforeAll(async () => {
    api = await testApp();
    await publishOpen(api.context, courses.directory);
  });
  afterAll(async () => {
    await api.close();
    courses.remove();
  });

  const completionOf = async (person: Person) => {
    const enrolmentId = await enrolIn(person);
    const { editionId } = (await person.as({ url: '/api/v1/courses/small-course' })).json();
    const source = { title: 'A small course', enrolmentId };
    const evidence = { personId: person.personId, skillId: 'oss-concepts', level: 2, kind: 'quiz-scenario', source };
    await recordEvidence(api.context, [{ ...evidence, shownOn: api.clock.today(), sourceKey: `test/${enrolmentId}` }]);
    const { personId } = person;
    return { enrolmentId, personId, courseId: 'small-course', editionId, cycle: 1, completedAt: api.clock.now() };
  };
  const aCertificate = async () => {
    const person = await api.aPerson();
    const { certificateId } = await issueCertificate(api.context, await completionOf(person));
    const { items } = (await person.as({ url: '/api/v1/me/certificates' })).json();
    return { person, certificateId, certificate: items[0] };
  };
  const verify = async (code: string) => (await api.app.inject({ url: `/api/v1/verifications/${code}` })).json();

  test('ten workers racing for one completion issue one certificate', async () => {
    const person = await api.aPerson();
    const completion = await completionOf(person);
    const results = await Promise.all(Array.from({ length: 10 }, () => issueCertificate(api.context, completion)));
    expect(new Set(results.map(({ certificateId }) => certificateId)).size).toBe(1);
    expect((await person.as({ url: '/api/v1/me/certificates' })).json().items).toHaveLength(1);
  });

  test('a stranger checks a number, typed in any fashion, without signing in', async () => {
    const { certificate } = await aCertificate();
    const answer = await verify(certificate.code.toLowerCase().replace(/(.{4})/g, '$1-'));
    expect(answer).toMatchObject({ status: 'valid', certificate: { code: certificate.code, courseTitle: 'A small course' } });
    expect(JSON.stringify(answer)).not.toMatch(/personId|email|enrolmentId/);
    expect(await verify('ABCD')).toMatchObject({ status: 'unknown', certificate: null });
  });

  test('a withdrawn certificate says so; only those who run the programme may withdraw', async () => {
    const { person, certificate } = await aCertificate();
    const revoke = (by: Person) =>
      by.as({ method: 'POST', url: `/api/v1/certificates/${certificate.code}/revocation`, payload: { reason: 'Wrong person' } });
    expect((await revoke(person)).statusCode).toBe(403);
    expect((await revoke(await api.aPerson('ospo-lead'))).statusCode).toBe(204);
    expect((await revoke(await api.aPerson('ospo-lead'))).statusCode).toBe(204);
    expect((await verify(certificate.code)).status).toBe('revoked');
    const lead = await api.aPerson('ospo-lead');
    const unknown = {
      method: 'POST',
      url: '/api/v1/certificates/ABCD/revocation',
      payload: { reason: 'Typing mistake' },
    } as const;
    expect((await lead.as(unknown)).json()).toMatchObject({ type: '/problems/not-found' });
  });

  test('a certificate expires when the first of its skills lapses', async () => {
    const { certificate } = await aCertificate();
    expect(certificate.expiresOn).toBe('2028-11-24');
    api.clock.advance({ hours: 24 * 731 });
    expect((await verify(certificate.code)).status).toBe('expired');
    api.clock.advance({ hours: -24 * 731 });
  });

  test('the PDF is for its holder, the same row gives the same bytes, and it is tagged', async () => {
    const { person, certificate, certificateId } = await aCertificate();
    const url = `/api/v1/certificates/${certificate.code}/pdf`;
    const answer = await person.as({ url });
    expect(answer.headers['content-type']).toBe('application/pdf');
    const again = await person.as({ url });
    expect(again.rawPayload.equals(answer.rawPayload)).toBe(true);
    const text = answer.rawPayload.toString('latin1');
    expect(text).toMatch(/^%PDF-1\.7/);
    for (const mark of ['/StructTreeRoot', '/Lang (en)', '/Marked true', '/Alt (']) expect(text).toContain(mark);
    expect((await (await api.aPerson()).as({ url })).statusCode).toBe(404);
    expect((await (await api.aPerson('auditor')).as({ url })).statusCode).toBe(200);
    const row = await findCertificate(api.context, certificateId);
    const broken = { ...row!, skills: null as never };
    await expect(renderCertificate(broken, api.origin)).rejects.toMatchObject({ code: 'certificates/pdf-unavailable' });
  });

  test('names in other scripts are drawn with fonts that have their letters', async () => {
    const { certificateId } = await aCertificate();
    const row = await findCertificate(api.context, certificateId);
    const pdf = await renderCertificate({ ...row!, personName: 'Zoë Łukasz Ђорђе Ελένη Nguyễn' }, api.origin);
    const fonts = new Set(pdf.toString('latin1').match(/\/FontName \/[A-Z]+\+\w+/g));
    expect(fonts.size).toBeGreaterThanOrEqual(5);
  });
});
