import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionTypeEditions } from '#db/schema/catalog.ts';
import { CoursesBroken, publishSessionTypes } from '#server/catalog/index.ts';
import { testApp } from '#test/support/app.ts';
import { aCourse, aCoursesDirectory } from '#test/support/factories/catalog.ts';

const CLINIC = readFileSync('courses/coaching/licence-clinic.yaml', 'utf8').replace(/course: [a-z-]+/g, 'course: small-course');
const REVIEW = CLINIC.replace('id: licence-clinic', 'id: own-review')
  .replace('title: Licence clinic', 'title: Review of one’s own')
  .replaceAll('license-obligations', 'ip-basics');

describe('session types', () => {
  let api: Awaited<ReturnType<typeof testApp>>;
  const courses = aCoursesDirectory({ 'small-course': aCourse() });
  const folder = join(courses.directory, 'coaching');
  const write = (id: string, text: string) => writeFileSync(join(folder, `${id}.yaml`), text);
  const publish = () => publishSessionTypes(api.context, courses.directory);
  const editions = () => api.database.db.select().from(sessionTypeEditions).orderBy(asc(sessionTypeEditions.number));
  beforeAll(async () => {
    api = await testApp();
    mkdirSync(folder);
  });
  afterAll(async () => {
    await api.close();
    courses.remove();
  });

  test('before anything is published the list is empty', async () => {
    const learner = await api.aPerson();
    expect((await learner.as({ url: '/api/v1/session-types' })).json()).toEqual({ items: [] });
  });

  test('four processes that publish at once make one edition, and publishing again none', async () => {
    write('licence-clinic', CLINIC);
    write('own-review', REVIEW);
    const published = await Promise.all([publish(), publish(), publish(), publish()]);
    expect(published.filter((number) => number !== null)).toEqual([1]);
    expect(await publish()).toBeNull();
  });

  test('an edit makes an edition, going back makes another, and what was published stays', async () => {
    const [first] = await editions();
    write('licence-clinic', CLINIC.replace('Half an hour', 'Thirty minutes'));
    expect(await publish()).toBe(2);
    write('licence-clinic', CLINIC);
    expect(await publish()).toBe(3);
    const all = await editions();
    expect(all[0]).toEqual(first);
    expect(all.map(({ contentHash }) => contentHash === first!.contentHash)).toEqual([true, false, true]);
    await expect(api.database.db.delete(sessionTypeEditions)).rejects.toThrow();
    await expect(api.database.db.update(sessionTypeEditions).set({ number: 9 })).rejects.toThrow();
  });

  test('a broken file publishes nothing and says why', async () => {
    write('own-review', REVIEW.replace('minutes: 30', 'minutes: 35'));
    await expect(publish()).rejects.toThrow(CoursesBroken);
    await expect(publish()).rejects.toThrow(/^courses\/coaching\/own-review\.yaml:\d+ the agenda of "One case" takes 30/);
    write('own-review', REVIEW);
    expect(await publish()).toBeNull();
  });

  test('everybody signed in reads the list and finds what shows a skill', async () => {
    const learner = await api.aPerson();
    const list = async (query = '') => (await learner.as({ url: `/api/v1/session-types${query}` })).json().items;
    const ids = async (query: string) => (await list(query)).map(({ id }: { id: string }) => id);
    expect((await list())[0]).toMatchObject({
      id: 'licence-clinic',
      format: 'clinic',
      seats: { least: 1, most: 4 },
      sittingMinutes: [30],
      skills: expect.arrayContaining([{ skill: 'license-obligations', level: 3, evidence: 'observed' }]),
    });
    expect(await ids('?skill=license-compatibility')).toEqual(['licence-clinic', 'own-review']);
    expect(await ids('?skill=ip-basics')).toEqual(['own-review']);
    expect(await ids('?skill=ip-basics,license-obligations')).toEqual(['licence-clinic', 'own-review']);
    expect(await ids('?skill=juggling')).toEqual([]);
    expect((await learner.as({ url: '/api/v1/session-types?skill=A%20b' })).statusCode).toBe(400);
    expect((await api.app.inject({ url: '/api/v1/session-types' })).statusCode).toBe(401);
  });

  test('one is read with what to prepare, what happens and what a coach looks for', async () => {
    const learner = await api.aPerson();
    const answer = await learner.as({ url: '/api/v1/session-types/licence-clinic' });
    expect(answer.json()).toMatchObject({
      title: 'Licence clinic',
      sittingMinutes: [30],
      prerequisites: { skills: [{ skill: 'license-obligations', level: 1 }] },
      intake: expect.arrayContaining([expect.objectContaining({ id: 'own-answer', required: true })]),
      sittings: [{ minutes: 30, agenda: expect.arrayContaining([expect.objectContaining({ title: 'Your proposal' })]) }],
      skills: expect.arrayContaining([expect.objectContaining({ seen: expect.objectContaining({ 2: expect.any(String) }) })]),
      followUp: expect.arrayContaining([expect.objectContaining({ days: 30 })]),
    });
    expect((await learner.as({ url: '/api/v1/session-types/no-such' })).json()).toMatchObject({ type: '/problems/not-found' });
  });

  test('what is removed from the files is no longer in force', async () => {
    rmSync(join(folder, 'own-review.yaml'));
    expect(await publish()).toBe(4);
    const learner = await api.aPerson();
    expect((await learner.as({ url: '/api/v1/session-types/own-review' })).statusCode).toBe(404);
    expect(await editions()).toHaveLength(4);
  });

  test('the product’s own session types can be published', async () => {
    cpSync('courses', courses.directory, { recursive: true });
    expect(await publish()).toBe(5);
    const learner = await api.aPerson();
    const { items } = (await learner.as({ url: '/api/v1/session-types' })).json();
    for (const { id } of items) expect((await learner.as({ url: `/api/v1/session-types/${id}` })).statusCode).toBe(200);
  });
});
