import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outbox } from '#db/schema/outbox.ts';
import { publishFramework } from '#server/catalog/index.ts';
import type { Employment } from '#server/organization/contract.ts';
import { testApp } from '#test/support/app.ts';

type App = Awaited<ReturnType<typeof testApp>>;
type Person = Awaited<ReturnType<App['aPerson']>>;

describe('the organisation, as administrators change it', () => {
  let api: App;
  let admin: Person;
  beforeAll(async () => {
    api = await testApp();
    await publishFramework(api.context, 'courses');
    admin = await api.aPerson('administrator');
  });
  afterAll(() => api.close());

  const post = (url: string, payload: object) => admin.as({ method: 'POST', url: `/api/v1${url}`, payload });
  const create = async (slug: string, parentId?: string) =>
    String((await post('/departments', { slug, name: slug, ...(parentId && { parentId }) })).json().departmentId);
  const change = (departmentId: string, payload: object) =>
    admin.as({ method: 'PATCH', url: `/api/v1/departments/${departmentId}`, payload });
  const employmentOf = async ({ personId }: Person): Promise<Employment> =>
    (await admin.as({ url: `/api/v1/people/${personId}/employment` })).json();
  const inDays = (days: number) => api.clock.today().add({ days }).toString();
  const events = async () => (await api.database.db.select({ name: outbox.name }).from(outbox)).map(({ name }) => name);

  test('departments are created, renamed and moved, and every move is announced', async () => {
    const [company, labs] = [await create('company'), await create('labs')];
    const firmware = await create('firmware', company);
    const before = (await events()).filter((name) => name === 'organization.departments-moved').length;
    expect((await change(firmware, { name: 'Device firmware' })).statusCode).toBe(204);
    expect((await change(firmware, { parentId: labs })).statusCode).toBe(204);
    expect((await change(firmware, { parentId: labs })).statusCode).toBe(204);
    expect((await change(labs, { parentId: null })).statusCode).toBe(204);
    const { items } = (await admin.as({ url: '/api/v1/departments' })).json();
    expect(items).toContainEqual({ id: firmware, slug: 'firmware', name: 'Device firmware', parentId: labs, closedOn: null });
    const moves = (await events()).filter((name) => name === 'organization.departments-moved').length;
    expect(moves - before).toBe(1);
  });

  test('a department never stands below itself, not even when two move at once', async () => {
    const top = await create('top');
    const [left, right] = [await create('left', top), await create('right', top)];
    const cycle = { status: 409, type: '/problems/organization/department-cycle', errors: [{ pointer: '#/parentId' }] };
    expect((await change(top, { parentId: left })).json()).toMatchObject(cycle);
    expect((await change(top, { parentId: top })).json()).toMatchObject(cycle);
    const raced = await Promise.all([change(left, { parentId: right }), change(right, { parentId: left })]);
    expect(raced.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
  });

  test('a department that is not there, and a short name that is taken', async () => {
    const nowhere = '01890000-0000-7000-8000-000000000000';
    expect((await change(nowhere, { name: 'Nowhere' })).statusCode).toBe(404);
    expect((await post('/departments', { slug: 'below', name: 'Below', parentId: nowhere })).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '#/parentId' }],
    });
    await create('twice');
    expect((await post('/departments', { slug: 'twice', name: 'Twice' })).json()).toMatchObject({
      status: 409,
      type: '/problems/organization/department-slug-taken',
    });
  });

  test('a person changes department and manager from a day on; what was stays on record, what was planned is withdrawn', async () => {
    const person = await api.aPerson('learner');
    const [jonas, helena] = [await api.aPerson('learner'), await api.aPerson('learner')];
    const [old, next, other] = [await create('old-home'), await create('next-home'), await create('other-home')];
    const move = (departmentId: string, from: string) => post(`/people/${person.personId}/departments`, { departmentId, from });
    const report = (managerId: string | null, from: string) => post(`/people/${person.personId}/managers`, { managerId, from });
    await move(old, inDays(-100));
    await move(next, inDays(30));
    expect((await move(other, inDays(10))).statusCode).toBe(204);
    await report(jonas.personId, inDays(-100));
    await report(helena.personId, inDays(-10));
    expect((await report(null, inDays(5))).statusCode).toBe(204);

    const { departments, managers } = await employmentOf(person);
    expect(departments.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['other-home', inDays(10), null],
      ['old-home', inDays(-100), inDays(10)],
    ]);
    expect(managers.map(({ id, from, to }) => [id, from, to])).toEqual([
      [helena.personId, inDays(-10), inDays(5)],
      [jonas.personId, inDays(-100), inDays(-10)],
    ]);
  });

  test('two changes for one person at once both hold, one after the other', async () => {
    const person = await api.aPerson('learner');
    const ids = await Promise.all([create('race-a'), create('race-b'), create('race-c')]);
    const from = inDays(0);
    const answers = await Promise.all(
      ids.map((departmentId) => post(`/people/${person.personId}/departments`, { departmentId, from })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204, 204]);
    expect((await employmentOf(person)).departments).toHaveLength(1);
  });

  test('nobody reports to themselves, to somebody below them, or to nobody known', async () => {
    const [top, middle] = [await api.aPerson('learner'), await api.aPerson('learner')];
    const report = ({ personId }: Person, managerId: string) =>
      post(`/people/${personId}/managers`, { managerId, from: inDays(0) });
    expect((await report(middle, top.personId)).statusCode).toBe(204);
    const cycle = { status: 409, type: '/problems/organization/reporting-cycle' };
    expect((await report(top, middle.personId)).json()).toMatchObject(cycle);
    expect((await report(top, top.personId)).json()).toMatchObject(cycle);
    expect((await report(top, '01890000-0000-7000-8000-000000000000')).json()).toMatchObject({
      status: 422,
      type: '/problems/organization/unknown-manager',
      errors: [{ pointer: '#/managerId' }],
    });
  });

  test('job roles come from the framework, are held once, and end', async () => {
    const person = await api.aPerson('learner');
    const give = (roleProfileId: string, from: string) => post(`/people/${person.personId}/job-roles`, { roleProfileId, from });
    const end = (roleProfileId: string, on: string) =>
      post(`/people/${person.personId}/job-roles/${roleProfileId}/ending`, { on });
    expect((await give('astronaut', inDays(0))).json()).toMatchObject({
      status: 422,
      type: '/problems/skills/role-profile-unknown',
      errors: [{ pointer: '#/roleProfileId' }],
    });
    expect((await give('software-engineer', inDays(-30))).statusCode).toBe(204);
    expect((await give('software-engineer', inDays(0))).json()).toMatchObject({
      status: 409,
      type: '/problems/organization/job-role-held',
    });
    expect((await end('software-engineer', inDays(7))).statusCode).toBe(204);
    expect((await end('buyer', inDays(7))).json()).toMatchObject({
      status: 409,
      type: '/problems/organization/job-role-not-held',
    });
    expect((await give('software-engineer', inDays(30))).statusCode).toBe(204);
    expect((await employmentOf(person)).jobRoles.map(({ from, to }) => [from, to])).toEqual([
      [inDays(30), null],
      [inDays(-30), inDays(7)],
    ]);
  });

  test('when somebody leaves, all they have ends, and so do the lines to them', async () => {
    const [leaving, report] = [await api.aPerson('learner'), await api.aPerson('learner')];
    const departmentId = await create('left-behind');
    await post(`/people/${leaving.personId}/departments`, { departmentId, from: inDays(-50) });
    await post(`/people/${leaving.personId}/job-roles`, { roleProfileId: 'procurement', from: inDays(-50) });
    await post(`/people/${report.personId}/managers`, { managerId: leaving.personId, from: inDays(-50) });
    expect((await post(`/people/${leaving.personId}/departure`, { on: inDays(14) })).statusCode).toBe(204);
    const gone = await employmentOf(leaving);
    expect(gone.leftOn).toBe(inDays(14));
    expect([...gone.departments, ...gone.jobRoles].map(({ to }) => to)).toEqual([inDays(14), inDays(14)]);
    expect((await employmentOf(report)).managers.map(({ to }) => to)).toEqual([inDays(14)]);
    const nobody = '01890000-0000-7000-8000-000000000000';
    expect((await post(`/people/${nobody}/departure`, { on: inDays(1) })).statusCode).toBe(404);
    expect((await post(`/people/${nobody}/departments`, { departmentId, from: inDays(1) })).statusCode).toBe(404);
    expect((await admin.as({ url: `/api/v1/people/${nobody}` })).statusCode).toBe(404);
    expect((await admin.as({ url: `/api/v1/people/${leaving.personId}` })).json()).toMatchObject({ email: leaving.email });
  });
});
