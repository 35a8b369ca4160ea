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

  const revoke = (by: Person, code: string, reason = 'Issued to a namesake', headers = {}) =>
    by.as({ method: 'POST', url: `/api/v1/certificates/${code}/revocation`, payload: { reason }, headers });

  test('a withdrawn certificate says so to everybody, and why to its holder and in the register', async () => {
    const { person, certificate } = await aCertificate();
    const lead = await api.aPerson('ospo-lead');
    expect((await revoke(person, certificate.code)).statusCode).toBe(403);
    expect((await revoke(lead, certificate.code)).statusCode).toBe(204);
    const checked = await verify(certificate.code);
    expect(checked).toMatchObject({ status: 'revoked', certificate: { revokedAt: api.clock.now().toString() } });
    expect(JSON.stringify(checked)).not.toContain('namesake');
    const { items } = (await person.as({ url: '/api/v1/me/certificates' })).json();
    expect(items).toMatchObject([{ standing: 'revoked', revokedReason: 'Issued to a namesake' }]);
    const auditor = await api.aPerson('auditor');
    const registered = (await auditor.as({ url: `/api/v1/certificates/${certificate.code}` })).json();
    expect(registered).toMatchObject({ revokedReason: 'Issued to a namesake', personId: person.personId });
    expect(registered.revokedByName).toMatch(/^Person \d+$/);
  });

  test('withdrawing twice is refused and the first reason stands; sent again with its key, it is answered as before', async () => {
    const { person, certificate } = await aCertificate();
    const [lead, admin] = [await api.aPerson('ospo-lead'), await api.aPerson('administrator')];
    const key = { 'idempotency-key': 'once' };
    for (const _ of [1, 2]) expect((await revoke(lead, certificate.code, 'The first reason', key)).statusCode).toBe(204);
    const again = await revoke(admin, certificate.code, 'Another reason');
    expect(again.json()).toMatchObject({ status: 409, type: '/problems/certificates/already-revoked' });
    expect((await person.as({ url: '/api/v1/me/certificates' })).json().items[0].revokedReason).toBe('The first reason');
  });

  test('of many who withdraw at once, one does', async () => {
    const { certificate } = await aCertificate();
    const lead = await api.aPerson('ospo-lead');
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => revoke(lead, certificate.code, `Reason ${n}`)));
    const by = (status: number) => answers.filter(({ statusCode }) => statusCode === status).length;
    expect([by(204), by(409)]).toEqual([1, 7]);
  });

  test('nobody withdraws their own certificate, nor one that is not there, nor without a reason', async () => {
    const lead = await api.aPerson('ospo-lead');
    await issueCertificate(api.context, await completionOf(lead));
    const { items } = (await lead.as({ url: '/api/v1/me/certificates' })).json();
    const own = await revoke(lead, items[0].code);
    expect(own.json()).toMatchObject({ status: 403, type: '/problems/certificates/own-certificate' });
    expect((await revoke(lead, 'ABCD')).json()).toMatchObject({ type: '/problems/not-found' });
    const { certificate } = await aCertificate();
    for (const reason of ['', 'no', '    ']) expect((await revoke(lead, certificate.code, reason)).statusCode, reason).toBe(400);
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
    for (const role of ['auditor', 'administrator'] as const)
      expect((await (await api.aPerson(role)).as({ url })).statusCode).toBe(200);
    const row = await findCertificate(api.context, certificateId);
    const broken = { ...row!, skills: null as never };
    await expect(renderCertificate(broken, api.origin)).rejects.toMatchObject({ code: 'certificates/pdf-unavailable' });
  });

  test('the PDF of a withdrawn certificate carries the mark', async () => {
    const { certificateId } = await aCertificate();
    const row = (await findCertificate(api.context, certificateId))!;
    const whole = await renderCertificate(row, api.origin);
    const marked = await renderCertificate({ ...row, revokedAt: api.clock.now() }, api.origin);
    expect(whole.equals(marked)).toBe(false);
    expect((await renderCertificate({ ...row, revokedAt: api.clock.now() }, api.origin)).equals(marked)).toBe(true);
  });

  test('names in other scripts are drawn with fonts that have their letters', async () => {
    const { certificateId } = await aCertificate();
    const row = await findCertificate(api.context, certificateId);
    const pdf = await renderCertificate({ ...row!, personName: 'Zoë Łukasz Ђорђе Ελένη Nguyễn' }, api.origin);
    const fonts = new Set(pdf.toString('latin1').match(/\/FontName \/[A-Z]+\+\w+/g));
    expect(fonts.size).toBeGreaterThanOrEqual(5);
  });
});
