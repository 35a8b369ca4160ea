import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishFramework } from '#server/catalog/index.ts';
import { takeSnapshots } from '#server/skills/index.ts';
import { testApp } from '#test/support/app.ts';

type App = Awaited<ReturnType<typeof testApp>>;
type Person = Awaited<ReturnType<App['aPerson']>>;
const CLOSED = { status: 409, type: '/problems/organization/department-closed' };
const IN_USE = { status: 409, type: '/problems/organization/department-in-use' };

describe('departments, closed and reopened', () => {
  let api: App;
  let admin: Person;
  beforeAll(async () => {
    api = await testApp();
    await publishFramework(api.context, 'courses');
    admin = await api.aPerson('administrator', 'ospo-lead');
  });
  afterAll(() => api.close());

  const post = (url: string, payload: object) => admin.as({ method: 'POST', url: `/api/v1${url}`, payload });
  const create = async (slug: string, parentId?: string) =>
    String((await post('/departments', { slug, name: slug, ...(parentId && { parentId }) })).json().departmentId);
  const close = (id: string, on: string) =>
    admin.as({ method: 'PUT', url: `/api/v1/departments/${id}/closing`, payload: { on } });
  const reopen = (id: string) => admin.as({ method: 'DELETE', url: `/api/v1/departments/${id}/closing` });
  const place = ({ personId }: Person, departmentId: string, from: string) =>
    post(`/people/${personId}/departments`, { departmentId, from });
  const move = (id: string, parentId: string) =>
    admin.as({ method: 'PATCH', url: `/api/v1/departments/${id}`, payload: { parentId } });
  const inDays = (days: number) => api.clock.today().add({ days }).toString();
  const closedOn = async (id: string) => {
    const { items } = (await admin.as({ url: '/api/v1/departments' })).json();
    return (items as { id: string; closedOn: string | null }[]).find((department) => department.id === id)!.closedOn;
  };

  test('while somebody stands in it, or is planned to, it stays open, and the refusal names them', async () => {
    const [labs, other] = [await create('labs'), await create('other')];
    const person = await api.aPerson('learner');
    await place(person, labs, inDays(-30));
    expect((await close(labs, inDays(0))).json()).toMatchObject({
      ...IN_USE,
      peopleCount: 1,
      people: [{ personId: person.personId }],
      errors: [{ pointer: '#/on' }],
    });
    await place(person, other, inDays(10));
    expect((await close(labs, inDays(9))).statusCode).toBe(409);
    expect((await close(labs, inDays(10))).statusCode).toBe(204);
    expect(await closedOn(labs)).toBe(inDays(10));
    const employment = (await admin.as({ url: `/api/v1/people/${person.personId}/employment` })).json();
    expect(employment.departments.map(({ name }: { name: string }) => name)).toEqual(['other', 'labs']);
  });

  test('while something is open below it, it stays open; the lower ones close first and reopen last', async () => {
    const top = await create('closing-top');
    const [left, right] = [await create('closing-left', top), await create('closing-right', top)];
    await close(left, inDays(0));
    expect((await close(top, inDays(0))).json()).toMatchObject({ ...IN_USE, departments: [{ id: right }] });
    await close(right, inDays(5));
    expect((await close(top, inDays(4))).statusCode).toBe(409);
    expect((await close(top, inDays(5))).statusCode).toBe(204);
    expect((await reopen(left)).json()).toMatchObject(CLOSED);
    expect((await close(left, inDays(6))).statusCode).toBe(409);
    expect([(await reopen(top)).statusCode, (await reopen(left)).statusCode, (await reopen(left)).statusCode]).toEqual([
      204, 204, 204,
    ]);
    expect(await closedOn(left)).toBeNull();
  });

  test('nobody is placed in a closed one, and nothing is put below it', async () => {
    const [closed, open] = [await create('shut'), await create('ajar')];
    await close(closed, inDays(0));
    const person = await api.aPerson('learner');
    expect((await place(person, closed, inDays(0))).json()).toMatchObject({ ...CLOSED, errors: [{ pointer: '#/departmentId' }] });
    const below = { ...CLOSED, errors: [{ pointer: '#/parentId' }] };
    expect((await post('/departments', { slug: 'below-shut', name: 'Below', parentId: closed })).json()).toMatchObject(below);
    expect((await move(open, closed)).json()).toMatchObject(below);
    const added = await post('/people', { name: 'Late', email: 'late@example.org', departmentId: closed });
    expect(added.json()).toMatchObject(CLOSED);
    expect((await admin.as({ url: '/api/v1/people?q=late%40example' })).json().items).toEqual([]);
    await reopen(closed);
    expect((await place(person, closed, inDays(0))).statusCode).toBe(204);
  });

  test('of somebody who comes and the one who closes, at the same moment, one is refused', async () => {
    for (let round = 0; round < 4; round++) {
      const department = await create(`raced-${round}`);
      const person = await api.aPerson('learner');
      const answers = await Promise.all([place(person, department, inDays(0)), close(department, inDays(0))]);
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
    }
  });

  test('the report leaves it out and says so; its months stay', async () => {
    const department = await create('once-counted');
    await takeSnapshots(api.context);
    await close(department, inDays(0));
    const report = (await admin.as({ url: '/api/v1/report' })).json();
    expect(report.departments.map(({ id }: { id: string }) => id)).not.toContain(department);
    expect(report.closed).toContainEqual({ id: department, name: 'once-counted', closedOn: inDays(0) });
    const own = await admin.as({ url: `/api/v1/report/departments/${department}` });
    expect(own.json()).toMatchObject({ department: { name: 'once-counted', closedOn: inDays(0) } });
  });

  test('one that is not there', async () => {
    const nowhere = crypto.randomUUID();
    expect([(await close(nowhere, inDays(0))).statusCode, (await reopen(nowhere)).statusCode]).toEqual([404, 404]);
  });
});
