import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishCourses } from '#server/catalog/index.ts';
import { assessmentApp, WORK, type AssessmentApp } from '#test/support/assessment.ts';
import type { Person } from '#test/support/coaching.ts';
import { aCourse, aCoursesDirectory, aCourseWithLab } from '#test/support/factories/catalog.ts';
import { enrolIn } from '#test/support/learner.ts';
import { queriesOf } from '#test/support/queries.ts';

const named = (id: string, course = aCourseWithLab()) =>
  new Map([...course].map(([name, text]) => [name, text.replace('id: small-course', `id: ${id}`)]));

describe('an enrolment says at each lesson where its work stands', () => {
  let at: AssessmentApp;
  const others = ['lab-two', 'lab-three'];
  const courses = aCoursesDirectory({
    ...Object.fromEntries(others.map((id) => [id, named(id)])),
    'no-lab': named('no-lab', aCourse()),
  });
  beforeAll(async () => {
    at = await assessmentApp();
    await publishCourses(at.api.context, courses.directory);
  });
  afterAll(async () => {
    await at.close();
    courses.remove();
  });

  const statesOf = async (person: Person, enrolmentId: string) => {
    const { modules } = await at.get(person, `/enrolments/${enrolmentId}`);
    return modules[0].lessons.map(({ handInState }: { handInState: unknown }) => handInState);
  };

  test('from the draft to the mark, by way of a return', async () => {
    const [person, assessor] = [await at.api.aPerson(), await at.anAssessor()];
    const enrolmentId = await enrolIn(person);
    const place = at.place(enrolmentId);
    const expectState = async (status: string | null, levels: object[] = []) =>
      expect(await statesOf(person, enrolmentId)).toEqual([null, status && { status, levels }]);
    const handIn = async () => String((await at.post(person, place, WORK)).json().handInId);
    await expectState(null);
    await at.put(person, `${place}/draft`, WORK);
    await expectState('draft');
    const first = await handIn();
    await expectState('handed-in');
    await at.claim(assessor, first);
    await expectState('in-marking');
    await at.give(assessor, first, { decision: 'returned', levels: [], comment: 'Give the reason.' });
    await expectState('returned');
    const second = await handIn();
    await expectState('handed-in');
    await at.claim(assessor, second);
    const basic = { skillId: 'license-identification', level: 1, seen: 'One expression.' };
    const { markId } = (await at.give(assessor, second, { levels: [basic, at.LEVEL] })).json();
    const levels = [
      { skillId: 'oss-concepts', name: 'Open source concepts', level: 2 },
      { skillId: 'license-identification', name: expect.any(String), level: 1 },
    ];
    await expectState('marked', levels);
    const corrected = { corrects: markId, reason: 'Misread', levels: [basic, { ...at.LEVEL, level: 3 }] };
    expect((await at.give(assessor, second, corrected)).statusCode).toBe(201);
    await expectState('marked', [{ ...levels[0], level: 3 }, levels[1]!]);
    expect((await at.get(person, '/me/enrolments')).items[0].modules[0].lessons[1].handInState.status).toBe('marked');
  });

  test('nobody else’s work is told', async () => {
    await at.aHandIn();
    const person = await at.api.aPerson();
    expect(await statesOf(person, await enrolIn(person))).toEqual([null, null]);
  });

  test('one enrolment or three: the same number of queries', async () => {
    const person = await at.api.aPerson();
    const list = () => at.get(person, '/me/enrolments');
    await at.post(person, at.place(await enrolIn(person)), WORK);
    await list();
    const withOne = await queriesOf(at.api.database, list);
    for (const courseId of others) await at.post(person, at.place(await enrolIn(person, courseId)), WORK);
    expect((await list()).items).toHaveLength(3);
    expect(await queriesOf(at.api.database, list)).toBe(withOne);
  });

  test('where no lesson takes work, nobody asks for any', async () => {
    const person = await at.api.aPerson();
    const [without, withLab] = [await enrolIn(person, 'no-lab'), await enrolIn(person)];
    const queriesFor = (enrolmentId: string) => queriesOf(at.api.database, () => at.get(person, `/enrolments/${enrolmentId}`));
    await queriesFor(without);
    await queriesFor(withLab);
    expect(await queriesFor(without)).toBe((await queriesFor(withLab)) - 1);
  });
});
