import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishFramework } from '#server/catalog/index.ts';
import { createDepartment } from '#server/organization/index.ts';
import { testApp } from '#test/support/app.ts';
import { csv } from '#test/support/people-files.ts';

type App = Awaited<ReturnType<typeof testApp>>;
type Person = Awaited<ReturnType<App['aPerson']>>;
const HEAD = 'email,name,kind,department,manager_email,job_roles,left_on';
const BOTH = { many: true, leaving: true };
const NEITHER = { many: false, leaving: false };

describe('an import of people', () => {
  let api: App;
  let admin: Person;
  const logged: string[] = [];
  beforeAll(async () => {
    api = await testApp({ log: { write: (line) => void logged.push(line) }, defaultTimeZone: 'Europe/Helsinki' });
    await publishFramework(api.context, 'courses');
    admin = await api.aPerson('administrator');
    await createDepartment(api.context, { slug: 'legal', name: 'Legal', parentId: null });
    await createDepartment(api.context, { slug: 'devices', name: 'Devices', parentId: null });
  });
  afterAll(() => api.close());

  const URL = '/api/v1/people-imports';
  const send = (payload: object, headers = {}) => admin.as({ method: 'POST', url: URL, payload, headers });
  const upload = async (content: string, other: object = {}) => {
    const payload = { fileName: 'people.csv', content, holdsFrom: api.clock.today().toString(), opensAccounts: false, ...other };
    return String((await send(payload)).json().importId);
  };
  const look = async (importId: string, query = '') => (await admin.as({ url: `${URL}/${importId}${query}` })).json();
  const apply = (importId: string, plan: string, confirms: object = BOTH, headers = {}) =>
    admin.as({ method: 'POST', url: `${URL}/${importId}/application`, payload: { plan, confirms }, headers });
  const done = async (content: string, other: object = {}) => {
    const importId = await upload(content, other);
    return (await apply(importId, (await look(importId)).plan.name)).json();
  };
  const find = async (email: string) =>
    (await admin.as({ url: `/api/v1/people?q=${encodeURIComponent(email)}` })).json().items[0];
  const employmentOf = async (email: string) =>
    (await admin.as({ url: `/api/v1/people/${(await find(email)).personId}/employment` })).json();
  const inDays = (days: number) => api.clock.today().add({ days }).toString();

  test('changes nothing while it is looked at, and then does what it said', async () => {
    const importId = await upload(
      csv(
        HEAD,
        'ines@new.example,Ines Ortega,employee,legal,none,procurement,',
        'timo@new.example,Timo Berg,contractor,Devices,INES@new.example,software-engineer,',
      ),
      { opensAccounts: true },
    );
    const { plan, fileName, applied } = await look(importId);
    expect({ fileName, applied, ...plan }).toMatchObject({
      ...{ fileName: 'people.csv', applied: null, lines: 2, shown: 'added', confirm: NEITHER, mistakes: [], next: null },
      counts: { mistakes: 0, added: 2, changed: 0, leaving: 0, same: 0, accounts: 2 },
    });
    expect(plan.people[1]).toMatchObject({ line: 3, personId: null, email: 'timo@new.example', from: inDays(0) });
    expect(plan.people[1].changes).toContainEqual({ what: 'manager', before: null, after: 'INES@new.example' });
    expect(await find('@new.example')).toBeUndefined();

    expect((await apply(importId, plan.name, NEITHER)).json()).toEqual({
      added: 2,
      changed: 0,
      leaving: 0,
      same: 0,
      accounts: 2,
    });
    const timo = await employmentOf('timo@new.example');
    expect(timo).toMatchObject({
      kind: 'contractor',
      departments: [{ name: 'Devices', from: inDays(0) }],
      managers: [{ name: 'Ines Ortega' }],
      jobRoles: [{ id: 'software-engineer' }],
    });
    expect(await find('timo@new.example')).toMatchObject({ hasAccount: true, hasPassword: false, accessRoles: ['learner'] });
    expect(await look(importId)).toMatchObject({ plan: null, applied: { by: expect.any(String), outcome: { added: 2 } } });
    expect((await apply(importId, 'another', NEITHER)).json()).toMatchObject({ added: 2 });
  });

  test('moves, renames and ends from its day on, and touches nobody else; what was stays on record', async () => {
    await done(
      csv(
        HEAD,
        'a@move.example,A,,legal,,procurement,',
        'b@move.example,B,,legal,a@move.example,,',
        'c@move.example,C,,legal,,,',
      ),
    );
    const before = await employmentOf('c@move.example');
    const importId = await upload(
      csv(HEAD, 'A@move.example,A Moved,contractor,devices,,none,', `b@move.example,,,,none,procurement,${inDays(40)}`),
      { holdsFrom: inDays(10) },
    );
    const { plan } = await look(importId, '?show=leaving');
    expect(plan).toMatchObject({
      counts: { changed: 1, leaving: 1 },
      shown: 'leaving',
      people: [{ name: 'B' }],
      confirm: { leaving: true },
    });
    expect((await apply(importId, plan.name)).statusCode).toBe(200);
    expect(await employmentOf('a@move.example')).toMatchObject({
      kind: 'contractor',
      departments: [
        { name: 'Devices', from: inDays(10), to: null },
        { name: 'Legal', from: inDays(0), to: inDays(10) },
      ],
    });
    expect(await find('a@move.example')).toMatchObject({ name: 'A Moved', hasAccount: false });
    const b = await employmentOf('b@move.example');
    expect([b.leftOn, b.managers[0].to, b.departments[0].to, b.jobRoles[0].to]).toEqual([
      ...[inDays(40), inDays(10), inDays(40), inDays(40)],
    ]);
    expect(await employmentOf('c@move.example')).toEqual(before);
  });

  test('with mistakes names them all with line and column, and does nothing', async () => {
    const importId = await upload(
      csv(
        HEAD,
        'x@bad.example,X,intern,nowhere,ghost@bad.example,pirate,2026-02-30',
        'y@bad.example,,,,,,',
        'x@bad.example,X,,,,,',
      ),
    );
    const { plan } = await look(importId);
    const at = ({ line, column }: { line: number; column: string }) => `${line} ${column}`;
    expect(plan.mistakes.map(at)).toEqual([
      ...['2 kind', '2 left_on', '2 department', '2 manager_email', '2 job_roles', '3 name', '4 email'],
    ]);
    const refusal = (await apply(importId, plan.name)).json();
    expect(refusal).toMatchObject({ status: 422, type: '/problems/imports/has-mistakes' });
    expect(refusal.mistakes.map(at)).toEqual(plan.mistakes.map(at));
    expect(refusal.errors[0]).toEqual({ pointer: '#/plan', detail: 'Line 2, kind: Write “employee” or “contractor”.' });
    expect(await find('@bad.example')).toBeUndefined();
    expect((await look(importId)).applied).toBeNull();
  });

  test('that changes many, or lets somebody leave, is confirmed apart', async () => {
    await done(csv(HEAD, ...Array.from({ length: 12 }, (_, n) => `m${n}@many.example,M${n},,legal,,,`)));
    const importId = await upload(
      csv(HEAD, ...Array.from({ length: 12 }, (_, n) => `m${n}@many.example,,,devices,,,${n === 0 ? inDays(5) : ''}`)),
    );
    const { plan } = await look(importId);
    expect(plan.confirm).toEqual(BOTH);
    const refused = { status: 409, type: '/problems/imports/not-confirmed' };
    expect((await apply(importId, plan.name, NEITHER)).json()).toMatchObject({ ...refused, missing: ['many', 'leaving'] });
    expect((await apply(importId, plan.name, { many: true, leaving: false })).json()).toMatchObject({
      ...refused,
      errors: [{ pointer: '#/confirms/leaving' }],
    });
    expect((await apply(importId, plan.name)).json()).toMatchObject({ changed: 11, leaving: 1 });
  });

  test('that would do something else than what was looked at is looked at again', async () => {
    await done(csv(HEAD, 'z@later.example,Z,,legal,,,'));
    const importId = await upload(csv(HEAD, 'z@later.example,,,devices,,,', 'n@later.example,N,,legal,,,'));
    const { name } = (await look(importId)).plan;
    await done(csv(HEAD, 'n@later.example,N,,legal,,,'));
    expect((await apply(importId, name)).json()).toMatchObject({ status: 409, type: '/problems/imports/plan-changed' });
    expect((await look(importId)).plan.counts).toMatchObject({ added: 0, changed: 1, same: 1 });
  });

  test('applied twice at the same moment, by key or without, is done once', async () => {
    const importId = await upload(csv(HEAD, 'once@race.example,Once,,legal,,procurement,'));
    const { name } = (await look(importId)).plan;
    const answers = await Promise.all([
      apply(importId, name),
      apply(importId, name),
      apply(importId, name, BOTH, { 'idempotency-key': 'k' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect((await employmentOf('once@race.example')).jobRoles).toHaveLength(1);
    const payload = { fileName: 'a.csv', content: csv('email', 'once@race.example'), holdsFrom: inDays(0), opensAccounts: false };
    const [first, second] = [await send(payload, { 'idempotency-key': 'up' }), await send(payload, { 'idempotency-key': 'up' })];
    expect(second.json()).toEqual(first.json());
  });

  test('is listed with what a file may hold, thrown away while it is not applied, and then not there', async () => {
    const importId = await upload(csv('email', 'who@gone.example'));
    const { columns, mostLines, items } = (await admin.as({ url: URL })).json();
    expect([columns[0].name, mostLines, items[0].importId]).toEqual(['email', 10_000, importId]);
    const discard = () => admin.as({ method: 'DELETE', url: `${URL}/${importId}` });
    expect([(await discard()).statusCode, (await discard()).statusCode]).toEqual([204, 404]);
    expect((await admin.as({ url: `${URL}/${importId}` })).statusCode).toBe(404);
    expect((await apply(importId, 'x')).statusCode).toBe(404);
  });

  test('comes in pages', async () => {
    const importId = await upload(csv('email,name', ...Array.from({ length: 7 }, (_, n) => `p${n}@page.example,P${n}`)));
    const page = async (skip: number) => (await look(importId, `?show=added&limit=3&skip=${skip}`)).plan;
    expect([(await page(0)).next, (await page(3)).next, (await page(6)).next]).toEqual([3, 6, null]);
    expect((await page(6)).people.map(({ name }: { name: string }) => name)).toEqual(['P6']);
  });

  test('leaves no address and no name in what is logged', () => {
    expect(logged.length).toBeGreaterThan(10);
    expect(logged.join('')).not.toMatch(/@new\.example|@bad\.example|Ines|Timo/);
  });
});
