import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { courseEditions, lessons } from '#db/schema/catalog.ts';
import { CoursesBroken, publishCourses, publishFramework } from '#server/catalog/index.ts';
import { testApp } from '#test/support/app.ts';
import { aCourse, aCoursesDirectory } from '#test/support/factories/catalog.ts';

describe('the catalogue', () => {
  let api: Awaited<ReturnType<typeof testApp>>;
  const courses = aCoursesDirectory({ 'small-course': aCourse() });
  const publish = () => publishCourses(api.context, courses.directory);
  beforeAll(async () => {
    api = await testApp();
    await publishFramework(api.context, courses.directory);
    await publish();
  });
  afterAll(async () => {
    await api.close();
    courses.remove();
  });

  test('publishing again changes nothing', async () => {
    expect(await publishFramework(api.context, courses.directory)).toBe(false);
    expect(await publish()).toEqual([{ courseId: 'small-course', number: null, changes: [] }]);
  });

  test('four processes that publish at once make one edition', async () => {
    const changed = aCourse().get('course.yaml')!.replace('A small course', 'A short course');
    courses.write('small-course', new Map([['course.yaml', changed]]));
    const published = await Promise.all([publish(), publish(), publish(), publish()]);
    expect(published.flat().filter(({ number }) => number !== null)).toEqual([
      { courseId: 'small-course', number: 2, changes: ['course description changed'] },
    ]);
  });

  test('an edit makes an edition and leaves the one before as it was', async () => {
    const before = await api.database.db.select().from(lessons);
    const edited = aCourse().get('010-first-steps.md')!.replace('Somebody shipped', 'Nobody shipped');
    courses.write('small-course', new Map([['010-first-steps.md', edited]]));
    expect((await publish())[0]).toMatchObject({ number: 3, changes: ['lesson first-steps changed'] });
    const after = await api.database.db.select().from(lessons);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(before.length + 2);
    expect((await api.database.db.select().from(courseEditions)).filter((edition) => edition.isLatest)).toHaveLength(1);
  });

  test('a broken course publishes nothing and says why', async () => {
    courses.write('broken-course', new Map([['course.yaml', 'id: [']]));
    await expect(publish()).rejects.toThrow(CoursesBroken);
    courses.write(
      'broken-course',
      new Map([...aCourse()].map(([name, text]) => [name, text.replace('small-course', 'broken-course')])),
    );
    expect((await publish()).map(({ courseId }) => courseId)).toEqual(['broken-course', 'small-course']);
  });

  test('courses are found by the words of their lessons, and filtered', async () => {
    const learner = await api.aPerson();
    const titles = async (query: string) =>
      (await learner.as({ url: `/api/v1/courses?${query}` })).json().items.map((item: { title: string }) => item.title);
    expect(await titles('query=shipping licences')).toContain('A short course');
    expect(await titles('query=gardening')).toEqual([]);
    expect(await titles('skill=oss-concepts&stage=S0&maxMinutes=16')).toHaveLength(2);
    expect(await titles('maxMinutes=15')).toEqual([]);
    expect(await titles('skill=no-such,oss-concepts')).toHaveLength(2);
    expect(await titles('audience=counsel')).toHaveLength(2);
    expect(await titles('audience=kings')).toEqual([]);
  });

  test('the catalogue tells how many match, and what there is to choose from', async () => {
    const learner = await api.aPerson();
    const forArchitects = aCourse().get('course.yaml')!.replace('audience: Everyone', 'audience: Architects');
    courses.write('broken-course', new Map([['course.yaml', forArchitects.replace('id: small-course', 'id: broken-course')]]));
    await publish();
    const page = (await learner.as({ url: '/api/v1/courses?limit=1&audience=architects' })).json();
    expect(page).toMatchObject({
      total: 2,
      items: [{ courseId: 'broken-course', stage: 'S0', stageName: 'Unmanaged use', prerequisites: [] }],
      choices: { stages: [{ id: 'S0', name: 'Unmanaged use' }], audiences: [{ id: 'architects', name: 'Architects' }] },
    });
    expect((await learner.as({ url: '/api/v1/courses?audience=counsel' })).json().total).toBe(1);
    expect((await learner.as({ url: '/api/v1/courses?query=gardening' })).json()).toMatchObject({ total: 0, nextCursor: null });
  });

  test('the list has pages', async () => {
    const learner = await api.aPerson();
    const first = (await learner.as({ url: '/api/v1/courses?limit=1' })).json();
    const second = (await learner.as({ url: `/api/v1/courses?limit=1&cursor=${first.nextCursor}` })).json();
    expect([first.items[0].courseId, second.items[0].courseId, second.nextCursor]).toEqual([
      'broken-course',
      'small-course',
      null,
    ]);
    expect([first.total, second.total]).toEqual([2, 2]);
  });

  test('what was searched for has pages as well, the best first', async () => {
    const learner = await api.aPerson();
    const search = async (words: string, cursor = '') =>
      (await learner.as({ url: `/api/v1/courses?limit=1&query=${words}&cursor=${cursor}` })).json();
    for (const [words, ids] of [
      ['licences', ['broken-course', 'small-course']],
      ['licences OR short', ['small-course', 'broken-course']],
    ] as const) {
      const first = await search(words);
      const next = await search(words, first.nextCursor);
      expect([first.items[0].courseId, next.items[0].courseId]).toEqual(ids);
      expect(next).toMatchObject({ nextCursor: null, total: 2 });
    }
    expect((await search('licences', 'no-cursor-of-ours')).items).toHaveLength(1);
  });

  test('a course with an empty slot is closed until the OSPO fills it', async () => {
    const [learner, lead] = [await api.aPerson(), await api.aPerson('ospo-lead')];
    const view = async () => (await learner.as({ url: '/api/v1/courses/small-course' })).json();
    expect(await view()).toMatchObject({ isOpen: false, missingSlots: [{ id: 'policy-link', label: 'Our policy' }] });
    const fill = (value: string) => lead.as({ method: 'PUT', url: '/api/v1/slots/policy-link', payload: { value } });
    expect((await fill('our policy')).json()).toMatchObject({
      type: '/problems/catalog/slot-not-an-address',
      errors: [{ pointer: '#/value' }],
    });
    expect((await fill('https://intranet.example/policy')).statusCode).toBe(204);
    expect(await view()).toMatchObject({ isOpen: true, missingSlots: [] });
    const { items } = (await lead.as({ url: '/api/v1/slots' })).json();
    expect(items[0]).toMatchObject({ id: 'policy-link', value: 'https://intranet.example/policy' });
  });

  test('slots are the OSPO lead’s and the administrator’s', async () => {
    const learner = await api.aPerson();
    expect((await learner.as({ url: '/api/v1/slots' })).json()).toMatchObject({ status: 403, type: '/problems/forbidden' });
    const lead = await api.aPerson('ospo-lead');
    const unknown = await lead.as({ method: 'PUT', url: '/api/v1/slots/no-such', payload: { value: 'x' } });
    expect(unknown.json()).toMatchObject({ type: '/problems/catalog/unknown-slot' });
  });

  test('authors see what courses hold, what expires, and what can show each requirement', async () => {
    const author = await api.aPerson('author');
    const health = (await author.as({ url: '/api/v1/content-health' })).json();
    expect(health.courses.find((course: { courseId: string }) => course.courseId === 'small-course')).toMatchObject({
      owner: 'ospo',
      lessons: 2,
      minutes: 16,
      items: [
        { quiz: 'knowledge', items: 12 },
        { quiz: 'scenario', items: 12 },
      ],
      figures: 2,
      sources: 1,
      expiring: [],
      contents: [
        { lessonId: 'first-steps', kind: 'read', items: 12, figures: 1, sources: 1, expiresOn: '2027-11-20' },
        { lessonId: 'second-steps', kind: 'scenario', words: expect.any(Number), items: 12 },
      ],
    });
    const shown = (skillId: string, level: number) =>
      health.requirements.find((one: { skillId: string; level: number }) => one.skillId === skillId && one.level === level);
    expect(shown('sbom-practice', 2)).toMatchObject({ quizzes: 0, labs: 0, isThin: true });
    expect(shown('oss-concepts', 2).quizzes).toBeGreaterThan(0);
  });

  test('no answer key is in any answer of the catalogue', async () => {
    const learner = await api.aPerson('author', 'ospo-lead', 'administrator');
    for (const url of ['/api/v1/courses', '/api/v1/courses/small-course', '/api/v1/framework', '/api/v1/content-health']) {
      const { statusCode, body } = await learner.as({ url });
      expect(statusCode).toBe(200);
      expect(body).not.toMatch(/"(correct|explanation|mustNotMiss|why)"|Without a licence nobody|Looks say nothing/);
    }
  });

  test('an unknown course is not found', async () => {
    const learner = await api.aPerson();
    expect((await learner.as({ url: '/api/v1/courses/no-such' })).json()).toMatchObject({
      status: 404,
      type: '/problems/not-found',
    });
  });
});
