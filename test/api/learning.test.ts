import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { courseCompletions, enrolments } from '#db/schema/learning.ts';
import { outbox } from '#db/schema/outbox.ts';
import { fillSlot, publishCourses } from '#server/catalog/index.ts';
import { recordQuizPass } from '#server/learning/index.ts';
import { testApp } from '#test/support/app.ts';
import { aCourse, aCoursesDirectory } from '#test/support/factories/catalog.ts';

type App = Awaited<ReturnType<typeof testApp>>;
type Person = Awaited<ReturnType<App['aPerson']>>;

const renamed = (id: string) =>
  new Map(
    [...aCourse()].map(([name, text]) => [
      name,
      text.replace('id: small-course', `id: ${id}`).replace('prerequisites: []', 'prerequisites: [small-course]'),
    ]),
  );

describe('learning', () => {
  let api: App;
  const courses = aCoursesDirectory({ 'small-course': aCourse(), 'next-course': renamed('next-course') });
  beforeAll(async () => {
    api = await testApp();
    await publishCourses(api.context, courses.directory);
  });
  afterAll(async () => {
    await api.close();
    courses.remove();
  });

  const enrol = (person: Person, courseId = 'small-course') =>
    person.as({ method: 'POST', url: '/api/v1/enrolments', payload: { courseId } });
  const enrolled = async (person: Person) => String((await enrol(person)).json().enrolmentId);
  const complete = (person: Person, enrolmentId: string, lessonId: string) =>
    person.as({ method: 'PUT', url: `/api/v1/enrolments/${enrolmentId}/lessons/${lessonId}/completion` });
  const pass = (enrolmentId: string, quizKind: string) =>
    recordQuizPass(api.context, { enrolmentId, quizKind, attemptId: crypto.randomUUID(), passedAt: api.clock.now() });

  test('a course with empty slots takes nobody, and says what is missing', async () => {
    const answer = await enrol(await api.aPerson());
    expect(answer.json()).toMatchObject({
      status: 409,
      type: '/problems/learning/course-not-open',
      missing: [{ id: 'policy-link' }],
    });
    await fillSlot(api.context, 'policy-link', 'https://intranet.example/policy');
  });

  test('prerequisites are named when they are unmet', async () => {
    const answer = await enrol(await api.aPerson(), 'next-course');
    expect(answer.json()).toMatchObject({ type: '/problems/learning/prerequisites-unmet', missing: ['small-course'] });
  });

  test('enrolling five times at once makes one enrolment', async () => {
    const person = await api.aPerson();
    const answers = await Promise.all(Array.from({ length: 5 }, () => enrol(person)));
    expect(new Set(answers.map((answer) => answer.json().enrolmentId)).size).toBe(1);
  });

  test('an enrolment stays with its edition when the course is edited', async () => {
    const person = await api.aPerson();
    const enrolmentId = await enrolled(person);
    const read = () => person.as({ url: `/api/v1/enrolments/${enrolmentId}/lessons/first-steps` });
    const before = (await read()).json();
    expect(before.html).toContain('<a href="https://intranet.example/policy" rel="noreferrer">Our policy</a>');
    courses.write(
      'small-course',
      new Map([['010-first-steps.md', aCourse().get('010-first-steps.md')!.replace('Somebody shipped', 'Nobody shipped')]]),
    );
    expect(
      (await publishCourses(api.context, courses.directory)).find(({ courseId }) => courseId === 'small-course')?.number,
    ).toBe(2);
    expect((await read()).json()).toEqual(before);
    const other = await api.aPerson();
    const fresh = await other.as({ url: `/api/v1/enrolments/${await enrolled(other)}/lessons/first-steps` });
    expect(fresh.json().html).toContain('Nobody shipped');
  });

  test('a lesson the reader has already is not sent again', async () => {
    const person = await api.aPerson();
    const url = `/api/v1/enrolments/${await enrolled(person)}/lessons/first-steps`;
    const first = await person.as({ url });
    const again = await person.as({ url, headers: { 'if-none-match': String(first.headers['etag']) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test("another person's enrolment is not found, whatever is asked of it", async () => {
    const [owner, other] = [await api.aPerson(), await api.aPerson()];
    const enrolmentId = await enrolled(owner);
    const answers = await Promise.all([
      other.as({ url: `/api/v1/enrolments/${enrolmentId}` }),
      other.as({ url: `/api/v1/enrolments/${enrolmentId}/lessons/first-steps` }),
      complete(other, enrolmentId, 'first-steps'),
      other.as({ method: 'PUT', url: `/api/v1/enrolments/${enrolmentId}/position`, payload: { lessonId: 'first-steps' } }),
    ]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404, 404, 404]);
  });

  test('progress grows with lessons and quizzes, and the course is complete once, whatever races', async () => {
    const person = await api.aPerson();
    const enrolmentId = await enrolled(person);
    const view = async () => (await person.as({ url: `/api/v1/enrolments/${enrolmentId}` })).json();
    expect(await view()).toMatchObject({ progressPercent: 0, minutesLeft: 16, nextLessonId: 'first-steps', completedAt: null });
    await complete(person, enrolmentId, 'first-steps');
    await complete(person, enrolmentId, 'first-steps');
    expect(await view()).toMatchObject({ progressPercent: 25, minutesLeft: 8, nextLessonId: 'second-steps' });
    await Promise.all([
      complete(person, enrolmentId, 'second-steps'),
      pass(enrolmentId, 'knowledge'),
      pass(enrolmentId, 'scenario'),
      pass(enrolmentId, 'scenario'),
    ]);
    expect(await view()).toMatchObject({ progressPercent: 100, minutesLeft: 0, nextLessonId: null });
    await pass(enrolmentId, 'knowledge');
    const rows = await api.database.db.select().from(courseCompletions).where(eq(courseCompletions.enrolmentId, enrolmentId));
    expect(rows).toHaveLength(1);
    const events = await api.database.db.select().from(outbox).where(eq(outbox.name, 'learning.course-completed'));
    expect(events.filter((event) => (event.payload as { enrolmentId: string }).enrolmentId === enrolmentId)).toHaveLength(1);
  });

  test('a retake opens a new cycle and leaves the first one complete', async () => {
    const person = await api.aPerson();
    const first = await enrolled(person);
    for (const lesson of ['first-steps', 'second-steps']) await complete(person, first, lesson);
    for (const kind of ['knowledge', 'scenario']) await pass(first, kind);
    const second = await enrolled(person);
    expect(second).not.toBe(first);
    const { items } = (await person.as({ url: '/api/v1/me/enrolments' })).json();
    expect(
      items.map(({ cycle, progressPercent }: { cycle: number; progressPercent: number }) => [cycle, progressPercent]),
    ).toEqual([
      [2, 0],
      [1, 100],
    ]);
    expect(await api.database.db.select().from(enrolments).where(eq(enrolments.personId, person.personId))).toHaveLength(2);
    expect((await enrol(person, 'next-course')).statusCode).toBe(201);
  });

  test('reading goes on where it stopped', async () => {
    const person = await api.aPerson();
    const enrolmentId = await enrolled(person);
    const keep = (lessonId: string) =>
      person.as({ method: 'PUT', url: `/api/v1/enrolments/${enrolmentId}/position`, payload: { lessonId } });
    expect((await keep('second-steps')).statusCode).toBe(204);
    expect((await keep('no-steps')).statusCode).toBe(404);
    expect((await person.as({ url: `/api/v1/enrolments/${enrolmentId}` })).json().nextLessonId).toBe('second-steps');
  });
});
