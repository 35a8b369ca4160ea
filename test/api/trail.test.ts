import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishFramework } from '#server/catalog/index.ts';
import { assignJobRoles, createDepartment, placePeople, recordDeparture } from '#server/organization/index.ts';
import type { MySkills, Trail } from '#server/skills/contract.ts';
import { recordEvidence } from '#server/skills/index.ts';
import { testApp } from '#test/support/app.ts';

type App = Awaited<ReturnType<typeof testApp>>;
let t: App;
let [company, engineering] = ['', ''];
let learner: Awaited<ReturnType<App['aPerson']>>;
let auditor: typeof learner;

const PURPOSE = 'Sample for the assessment of ISO/IEC 5230';

beforeAll(async () => {
  t = await testApp();
  const { context, clock } = t;
  await publishFramework(context, 'courses');
  company = await createDepartment(context, { slug: 'company', name: 'Company', parentId: null });
  engineering = await createDepartment(context, { slug: 'engineering', name: 'Engineering', parentId: company });
  [learner, auditor] = [await t.aPerson('learner'), await t.aPerson('auditor')];
  const gone = await t.aPerson('learner');
  const from = clock.today().subtract({ months: 2 });
  await placePeople(context, [
    { personId: learner.personId, departmentId: engineering, from },
    { personId: auditor.personId, departmentId: company, from },
    { personId: gone.personId, departmentId: engineering, from },
  ]);
  await assignJobRoles(context, [{ personId: learner.personId, roleProfileId: 'software-engineer', from }]);
  await recordDeparture(context, { personId: gone.personId, on: clock.today().subtract({ days: 1 }) });
  const evidence = { personId: learner.personId, level: 2, kind: 'quiz-scenario', shownOn: clock.today() };
  const source = { title: 'Licences in practice' };
  await recordEvidence(context, [{ ...evidence, skillId: 'license-obligations', source, sourceKey: 'test/1' }]);
});
afterAll(() => t.close());

interface Participants {
  items: { personId: string; name: string; department: { name: string }; roleProfiles: { id: string }[] }[];
  nextCursor: string | null;
}
const participants = async (query: string) =>
  (await auditor.as({ url: `/api/v1/report/participants?${query}` })).json<Participants>();
const namesFor = async (query: string) => (await participants(query)).items.map(({ name }) => name);
const trail = (personId: string, purpose = PURPOSE) =>
  auditor.as({ method: 'GET', url: `/api/v1/report/participants/${personId}/trail`, query: { purpose } });

test('participants are who stands in the company today, found by name, department and job role', async () => {
  expect(await namesFor('')).toEqual(['Person 1', 'Person 2']);
  expect(await namesFor('q=person+2')).toEqual(['Person 2']);
  expect(await namesFor(`departmentId=${company}`)).toEqual(['Person 1', 'Person 2']);
  expect(await namesFor(`departmentId=${engineering}`)).toEqual(['Person 1']);
  expect(await namesFor('roleProfileId=software-engineer')).toEqual(['Person 1']);
  expect(await namesFor('roleProfileId=all-employees')).toEqual(['Person 1', 'Person 2']);
  const unknown = await auditor.as({ url: `/api/v1/report/participants?departmentId=${crypto.randomUUID()}` });
  expect(unknown.json()).toMatchObject({ status: 422, type: '/problems/organization/unknown-department' });
});

test('participants come in pages, and say nothing about skills', async () => {
  const first = await participants('limit=1');
  expect(first.items).toHaveLength(1);
  expect(Object.keys(first.items[0]!).toSorted()).toEqual(['department', 'kind', 'name', 'personId', 'roleProfiles']);
  const { personId } = first.items[0]!;
  expect((await auditor.as({ url: `/api/v1/report/participants/${personId}` })).json()).toEqual(first.items[0]);
  const second = await participants(`limit=1&cursor=${first.nextCursor}`);
  expect(second).toMatchObject({ items: [{ name: 'Person 2' }], nextCursor: null });
});

test('a trail leads from the job role to the evidence', async () => {
  const seen = (await trail(learner.personId)).json<Trail>();
  const since = t.clock.today().subtract({ months: 2 }).toString();
  expect(seen.person).toMatchObject({ name: 'Person 1', department: { name: 'Engineering' } });
  expect(seen.jobRoles.find(({ id }) => id === 'software-engineer')).toMatchObject({ since });
  expect(seen.skills.find(({ skillId }) => skillId === 'license-obligations')).toMatchObject({
    required: 2,
    state: 'met',
    level: 2,
    evidence: [{ title: 'Licences in practice', kind: 'quiz-scenario', isSuperseded: false }],
  });
  const unknown = seen.skills.filter(({ state }) => state === 'not-assessed');
  expect(unknown.length).toBeGreaterThan(0);
  for (const { level, evidence } of unknown) expect({ level, evidence }).toEqual({ level: null, evidence: [] });
});

test('a look at a trail needs a purpose, and the person sees who looked', async () => {
  expect((await trail(learner.personId, '')).json()).toMatchObject({ status: 400, errors: [{ pointer: '#/purpose' }] });
  expect((await trail(crypto.randomUUID())).json()).toMatchObject({ status: 404 });
  await trail(learner.personId);
  await trail(learner.personId);
  const mine = (await learner.as({ url: '/api/v1/me/skills' })).json<MySkills>();
  expect(mine.views).toEqual([{ viewer: 'Person 2', purpose: PURPOSE, viewedAt: expect.any(String) }]);
});
