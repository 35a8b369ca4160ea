import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishFramework } from '#server/catalog/index.ts';
import type { CompanyReport, DepartmentReport, MySkills } from '#server/skills/contract.ts';
import { addPeople, assignJobRoles, createDepartment, placePeople, setManagers } from '#server/organization/index.ts';
import { recordEvidence, refreshPersons, takeSnapshots } from '#server/skills/index.ts';
import { testApp } from '#test/support/app.ts';

type App = Awaited<ReturnType<typeof testApp>>;
let t: App;
let [company, engineering, tiny] = ['', '', ''];
let learner: Awaited<ReturnType<App['aPerson']>>;
let lead: typeof learner;
let manager: typeof learner;

beforeAll(async () => {
  t = await testApp();
  const { context, clock } = t;
  await publishFramework(context, 'courses');
  company = await createDepartment(context, { slug: 'company', name: 'Company', parentId: null });
  engineering = await createDepartment(context, { slug: 'engineering', name: 'Engineering', parentId: company });
  tiny = await createDepartment(context, { slug: 'tiny', name: 'Tiny', parentId: company });
  [learner, lead, manager] = [await t.aPerson('learner'), await t.aPerson('ospo-lead'), await t.aPerson('learner')];
  const from = clock.today().subtract({ months: 2 });
  const others = await addPeople(
    context,
    Array.from({ length: 10 }, (_, n) => ({
      name: `Colleague ${n}`,
      email: `c${n}@example.com`,
      kind: 'contractor' as const,
      timeZone: 'UTC',
      joinedOn: from,
    })),
  );
  await placePeople(context, [
    ...[learner, manager].map(({ personId }) => ({ personId, departmentId: engineering, from })),
    { personId: lead.personId, departmentId: company, from },
    ...others.map((personId, n) => ({ personId, departmentId: n < 8 ? engineering : tiny, from })),
  ]);
  const everyone = [learner.personId, manager.personId, lead.personId, ...others];
  await assignJobRoles(
    context,
    [learner.personId, ...others].map((personId) => ({ personId, roleProfileId: 'software-engineer', from })),
  );
  await setManagers(context, [{ personId: learner.personId, managerId: manager.personId, from }]);
  await recordEvidence(context, [
    {
      personId: learner.personId,
      skillId: 'license-obligations',
      level: 2,
      kind: 'quiz-scenario',
      shownOn: clock.today(),
      source: { title: 'Licences in practice' },
      sourceKey: 'test/1',
    },
  ]);
  await refreshPersons(context, everyone);
  await takeSnapshots(context);
});
afterAll(() => t.close());

test("one's own skills explain themselves, and unknown is not zero", async () => {
  const mine = (await learner.as({ method: 'GET', url: '/api/v1/me/skills' })).json<MySkills>();
  const known = mine.skills.find(({ skillId }) => skillId === 'license-obligations')!;
  expect(known).toMatchObject({ state: 'met', level: 2, because: { kind: 'quiz-scenario', level: 2 } });
  for (const skill of mine.skills) if (skill.state === 'not-assessed') expect(skill.level).toBeNull();
  expect(mine.evidence[0]).toMatchObject({ title: 'Licences in practice', state: 'current' });
});

test('a self-assessment is kept apart and moves nothing', async () => {
  const url = '/api/v1/me/self-assessments/sbom-practice';
  expect((await learner.as({ method: 'PUT', url, payload: { level: 4 } })).statusCode).toBe(204);
  const mine = (await learner.as({ method: 'GET', url: '/api/v1/me/skills' })).json<MySkills>();
  expect(mine.skills.find(({ skillId }) => skillId === 'sbom-practice')).toMatchObject({
    selfAssessed: 4,
    state: 'not-assessed',
  });
  const unknown = await learner.as({ method: 'PUT', url: '/api/v1/me/self-assessments/nothing', payload: { level: 4 } });
  expect(unknown.json()).toMatchObject({ type: '/problems/skills/skill-unknown' });
});

test('the company report hides small departments from others, and no total gives them away', async () => {
  const report = (await lead.as({ method: 'GET', url: '/api/v1/report' })).json<CompanyReport>();
  const row = (id: string) => report.departments.find((department) => department.id === id)!;
  expect(row(tiny).summary).toBeNull();
  expect(row(tiny).cells.every((cell) => cell.isHidden && cell.required === 0)).toBe(true);
  const cellOf = (id: string) => row(id).cells.find(({ skillId }) => skillId === 'license-obligations')!;
  expect(cellOf(company)).toMatchObject({ required: 11, met: 1, notAssessed: 10, isHidden: false });
  expect(cellOf(engineering).isHidden).toBe(true); // eleven less nine would be the two of Tiny
});

test('the report of a department has its skills, its gate and its months', async () => {
  const url = `/api/v1/report/departments/${company}`;
  const report = (await lead.as({ method: 'GET', url })).json<DepartmentReport>();
  expect(report.gate?.isOpen).toBe(false);
  expect(report.progression).toHaveLength(1);
  expect(report.summary!.met).toBe(1);
  const missing = await lead.as({ method: 'GET', url: `/api/v1/report/departments/${learner.personId}` });
  expect(missing.json()).toMatchObject({ status: 404 });
});

test('people behind a figure need a purpose, and see who looked', async () => {
  const url = `/api/v1/report/departments/${engineering}/skills/license-obligations/people`;
  expect((await lead.as({ method: 'GET', url })).statusCode).toBe(400);
  const purpose = 'Evidence for the audit in March';
  const look = await lead.as({ method: 'GET', url, query: { purpose } });
  expect(look.json<{ people: { personId: string; level: number | null }[] }>().people).toHaveLength(9);
  await lead.as({ method: 'GET', url, query: { purpose } });
  const mine = (await learner.as({ method: 'GET', url: '/api/v1/me/skills' })).json<MySkills>();
  expect(mine.views).toEqual([{ viewer: 'Person 2', purpose, viewedAt: expect.any(String) }]);
});

test('a manager sees states of direct reports and nothing more', async () => {
  const team = (await manager.as({ method: 'GET', url: '/api/v1/me/team' })).json<{ people: { skills: object[] }[] }>();
  expect(team.people).toHaveLength(1);
  expect(Object.keys(team.people[0]!.skills[0]!).toSorted()).toEqual(['critical', 'name', 'skillId', 'state']);
  const none = (await learner.as({ method: 'GET', url: '/api/v1/me/team' })).json<{ people: unknown[] }>();
  expect(none.people).toEqual([]);
});

test('learners do not read the report', async () => {
  const refused = await learner.as({ method: 'GET', url: '/api/v1/report' });
  expect(refused.json()).toMatchObject({ status: 403, type: '/problems/forbidden' });
});
