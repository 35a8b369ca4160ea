import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers, grades } from '#db/schema/quiz.ts';
import { outbox } from '#db/schema/outbox.ts';
import { violates } from '#db/constraint.ts';
import { saveAnswers } from '#server/quiz/index.ts';
import { SYSTEM } from '#server/shared/context.ts';
import { testApp } from '#test/support/app.ts';
import { aCourse, aCoursesDirectory, publishOpen } from '#test/support/factories/catalog.ts';

type App = Awaited<ReturnType<typeof testApp>>;
type Person = Awaited<ReturnType<App['aPerson']>>;
interface Asked {
  position: number;
  type: string;
  options: { id: string; text: string; why?: string | null }[];
}

describe('quiz', () => {
  let api: App;
  const courses = aCoursesDirectory({ 'small-course': aCourse() });
  beforeAll(async () => {
    api = await testApp();
    await publishOpen(api.context, courses.directory);
  });
  afterAll(async () => {
    await api.close();
    courses.remove();
  });

  const enrolled = async (person: Person) =>
    String(
      (await person.as({ method: 'POST', url: '/api/v1/enrolments', payload: { courseId: 'small-course' } })).json().enrolmentId,
    );
  const start = (person: Person, enrolmentId: string, quizKind = 'knowledge', mode = 'certified') =>
    person.as({ method: 'POST', url: `/api/v1/enrolments/${enrolmentId}/attempts`, payload: { quizKind, mode } });
  const view = async (person: Person, attemptId: string) => (await person.as({ url: `/api/v1/attempts/${attemptId}` })).json();
  const answer = (person: Person, attemptId: string, position: number, chosen: string[], flagged = false) =>
    person.as({ method: 'PUT', url: `/api/v1/attempts/${attemptId}/answers/${position}`, payload: { chosen, flagged } });
  const submit = (person: Person, attemptId: string) =>
    person.as({ method: 'POST', url: `/api/v1/attempts/${attemptId}/submission` });
  const rightOptions = ({ type }: Asked) => (type === 'multiple' ? ['a', 'b'] : ['a']);
  const answerAll = async (person: Person, attemptId: string, choose = rightOptions) => {
    for (const question of (await view(person, attemptId)).questions as Asked[])
      await answer(person, attemptId, question.position, choose(question));
  };
  const anAttempt = async (quizKind = 'knowledge') => {
    const person = await api.aPerson();
    const enrolmentId = await enrolled(person);
    const attemptId = String((await start(person, enrolmentId, quizKind)).json().attemptId);
    return { person, enrolmentId, attemptId };
  };

  test('no key, weight, seed, explanation or reason leaves before submission, in any answer', async () => {
    const { person, enrolmentId, attemptId } = await anAttempt('scenario');
    const bodies = await Promise.all(
      [
        `/api/v1/attempts/${attemptId}`,
        `/api/v1/attempts/${attemptId}/result`,
        `/api/v1/enrolments/${enrolmentId}`,
        `/api/v1/enrolments/${enrolmentId}/lessons/first-steps`,
        '/api/v1/me/enrolments',
        '/api/v1/courses/small-course',
      ].map(async (url) => (await person.as({ url })).body),
    );
    const started = (await start(person, enrolmentId, 'scenario')).body;
    const saved = (await answer(person, attemptId, 0, ['a'])).body;
    for (const body of [...bodies, started, saved])
      expect(body).not.toMatch(/"(correct|explanation|mustNotMiss|seed|share|weight|why)"|nobody may copy|Looks say nothing/);
    expect((await person.as({ url: `/api/v1/attempts/${attemptId}/result` })).json()).toMatchObject({
      type: '/problems/quiz/not-submitted-yet',
    });
  });

  test('answers are saved as given and found again, with their flags', async () => {
    const { person, attemptId } = await anAttempt();
    await answer(person, attemptId, 2, ['b']);
    await answer(person, attemptId, 2, ['c'], true);
    const { questions } = await view(person, attemptId);
    expect(questions[2]).toMatchObject({ chosen: ['c'], flagged: true });
    expect(questions[1]).toMatchObject({ chosen: [], flagged: false });
  });

  test('a whole paper is saved at once, or nothing of it', async () => {
    const { person, attemptId } = await anAttempt();
    const context = { ...api.context, actor: { ...SYSTEM, personId: person.personId } };
    const { questions } = (await view(person, attemptId)) as { questions: Asked[] };
    const given = questions.map((question) => ({ position: question.position, chosen: rightOptions(question), flagged: false }));
    const wrong = given.with(1, { ...given[1]!, chosen: ['no-such-option'] });
    await expect(saveAnswers(context, attemptId, wrong)).rejects.toThrow('no such option');
    const saved = async () => (await api.database.db.select().from(answers).where(eq(answers.attemptId, attemptId))).length;
    expect(await saved()).toBe(0);
    await saveAnswers(context, attemptId, given);
    expect(await saved()).toBe(questions.length);
    expect((await submit(person, attemptId)).json().passed).toBe(true);
    await expect(saveAnswers(context, attemptId, given)).rejects.toMatchObject({ code: 'quiz/attempt-is-submitted' });
  });

  test('a pass shows the skill and announces itself once', async () => {
    const { person, attemptId } = await anAttempt('scenario');
    await answerAll(person, attemptId);
    const graded = (await submit(person, attemptId)).json();
    expect(graded).toMatchObject({ scorePercent: 100, passed: true, shown: [{ skillId: 'oss-concepts', level: 2 }] });
    const result = (await person.as({ url: `/api/v1/attempts/${attemptId}/result` })).json();
    expect(result.questions[0]).toMatchObject({
      share: 1,
      explanation: expect.stringContaining('licence'),
      lessonId: expect.stringMatching(/^(first|second)-steps$/),
    });
    const skill = (await person.as({ url: '/api/v1/framework' }))
      .json()
      .skills.find(({ id }: { id: string }) => id === 'oss-concepts');
    const lapsesOn = api.clock.today().add({ months: skill.validityMonths }).toString();
    expect(result).toMatchObject({ passPercent: 75, shown: [{ skillId: 'oss-concepts', level: 2, lapsesOn }] });
  });

  test('the result says of each wrong option why it is wrong, whichever was chosen', async () => {
    const { person, attemptId } = await anAttempt();
    await answerAll(person, attemptId, () => ['c']);
    await submit(person, attemptId);
    const { questions } = (await person.as({ url: `/api/v1/attempts/${attemptId}/result` })).json();
    const asked = questions.find(({ type }: Asked) => type === 'single') as Asked;
    expect(Object.fromEntries(asked.options.map(({ id, why }) => [id, why]))).toEqual({
      a: null,
      b: 'Silence of the author allows nothing.',
      c: 'Looks say nothing about what is allowed.',
    });
  });

  test('practice shows a level that lapses never, since it gives none', async () => {
    const person = await api.aPerson();
    const attemptId = String((await start(person, await enrolled(person), 'scenario', 'practice')).json().attemptId);
    await answerAll(person, attemptId);
    await submit(person, attemptId);
    const result = (await person.as({ url: `/api/v1/attempts/${attemptId}/result` })).json();
    expect(result).toMatchObject({ passed: true, shown: [{ skillId: 'oss-concepts', level: 2, lapsesOn: null }] });
  });

  test('an enrolment tells what each quiz asks for and allows now, and so does starting one', async () => {
    const person = await api.aPerson();
    const enrolmentId = await enrolled(person);
    const quizzes = async () => (await person.as({ url: `/api/v1/enrolments/${enrolmentId}` })).json().quizzes;
    const asked = { draw: 4, passPercent: 75, isPassed: false };
    const untried = { triesUsed: 0, triesLeft: 3, nextAttemptAt: null, openAttemptId: null };
    expect(await quizzes()).toEqual([
      { kind: 'knowledge', states: [{ skill: 'oss-concepts', level: 1 }], ...asked, ...untried },
      { kind: 'scenario', states: [{ skill: 'oss-concepts', level: 2 }], ...asked, ...untried },
    ]);
    await submit(person, (await start(person, enrolmentId, 'knowledge', 'practice')).json().attemptId);
    const started = (await start(person, enrolmentId)).json();
    expect(started.quiz).toMatchObject({ ...asked, triesUsed: 0, triesLeft: 3, openAttemptId: started.attemptId });
    await submit(person, started.attemptId);
    const nextAttemptAt = api.clock.now().add({ hours: 24 }).toString();
    expect((await quizzes())[0]).toMatchObject({ triesUsed: 1, triesLeft: 2, nextAttemptAt, openAttemptId: null });
    const coach = await api.aPerson('coach');
    const payload = { quizKind: 'knowledge', reason: 'We went through it together.' };
    await coach.as({ method: 'POST', url: `/api/v1/enrolments/${enrolmentId}/extra-tries`, payload });
    expect((await quizzes())[0]).toMatchObject({ triesUsed: 1, triesLeft: 3 });
    api.clock.advance({ hours: 24 });
    const again = String((await start(person, enrolmentId)).json().attemptId);
    expect((await quizzes())[0]).toMatchObject({ nextAttemptAt: null, openAttemptId: again });
    await answerAll(person, again);
    await submit(person, again);
    const { items } = (await person.as({ url: '/api/v1/me/enrolments' })).json();
    expect(items[0].quizzes[0]).toMatchObject({ isPassed: true, triesUsed: 2 });
    expect(items[0].modules[0].lessons[0]).toMatchObject({ id: 'first-steps', skills: { 'oss-concepts': 1 } });
  });

  test('eight submissions at once give one grade and one event', async () => {
    const { person, attemptId } = await anAttempt();
    await answerAll(person, attemptId);
    const answersGiven = await Promise.all(Array.from({ length: 8 }, () => submit(person, attemptId)));
    expect(new Set(answersGiven.map((given) => given.body)).size).toBe(1);
    expect(await api.database.db.select().from(grades).where(eq(grades.attemptId, attemptId))).toHaveLength(1);
    const events = await api.database.db.select().from(outbox).where(eq(outbox.name, 'quiz.attempt-graded'));
    expect(events.filter((event) => (event.payload as { attemptId: string }).attemptId === attemptId)).toHaveLength(1);
  });

  test('answers racing a submission are either graded or refused, never lost in silence', async () => {
    const { person, attemptId } = await anAttempt();
    await answerAll(person, attemptId, () => ['c']);
    const { questions } = await view(person, attemptId);
    const [submitted, ...late] = await Promise.all([
      submit(person, attemptId),
      ...(questions as Asked[]).map((question) => answer(person, attemptId, question.position, rightOptions(question))),
    ]);
    const accepted = late.filter((given) => given.statusCode === 204).length;
    for (const given of late)
      if (given.statusCode !== 204) expect(given.json()).toMatchObject({ type: '/problems/quiz/attempt-is-submitted' });
    const result = (await person.as({ url: `/api/v1/attempts/${attemptId}/result` })).json();
    expect(submitted.statusCode).toBe(200);
    expect(result.questions.filter((question: { share: number }) => question.share === 1)).toHaveLength(accepted);
  });

  test('after submission nothing changes an answer or a grade', async () => {
    const { person, attemptId } = await anAttempt();
    await answer(person, attemptId, 0, ['a']);
    await submit(person, attemptId);
    expect((await answer(person, attemptId, 0, ['b'])).json()).toMatchObject({
      status: 409,
      type: '/problems/quiz/attempt-is-submitted',
    });
    const { db } = api.database;
    await expect(db.update(answers).set({ chosen: ['b'] })).rejects.toSatisfy((error) => violates(error, 'attempt_is_open'));
    await expect(db.update(grades).set({ passed: true })).rejects.toSatisfy((error) => violates(error, 'rows_are_only_added'));
    await expect(db.delete(grades)).rejects.toSatisfy((error) => violates(error, 'rows_are_only_added'));
  });

  test('starting again finds the open attempt, also five times at once', async () => {
    const { person, enrolmentId, attemptId } = await anAttempt();
    const again = await Promise.all(Array.from({ length: 5 }, () => start(person, enrolmentId)));
    expect(new Set(again.map((given) => given.json().attemptId))).toEqual(new Set([attemptId]));
  });

  test('24 hours lie between tries, three are allowed, and a coach may grant one more', async () => {
    const { person, enrolmentId, attemptId } = await anAttempt();
    await submit(person, attemptId);
    expect((await start(person, enrolmentId)).json()).toMatchObject({ status: 409, type: '/problems/quiz/attempt-cooling-down' });
    expect((await start(person, enrolmentId, 'knowledge', 'practice')).statusCode).toBe(201);
    for (let tries = 2; tries <= 3; tries++) {
      api.clock.advance({ hours: 24 });
      await submit(person, (await start(person, enrolmentId)).json().attemptId);
    }
    api.clock.advance({ hours: 24 });
    expect((await start(person, enrolmentId)).json()).toMatchObject({ type: '/problems/quiz/attempt-limit-reached', tries: 3 });

    const coach = await api.aPerson('coach');
    const grant = (by: Person) =>
      by.as({
        method: 'POST',
        url: `/api/v1/enrolments/${enrolmentId}/extra-tries`,
        payload: { quizKind: 'knowledge', reason: 'We went through it together.' },
      });
    expect((await grant(person)).statusCode).toBe(403);
    expect((await grant(coach)).statusCode).toBe(204);
    expect((await grant(coach)).json()).toMatchObject({ type: '/problems/quiz/extra-try-granted' });
    expect((await start(person, enrolmentId)).statusCode).toBe(201);
  });

  test('options that are not there, and positions that are not there, are refused', async () => {
    const { person, attemptId } = await anAttempt();
    expect((await answer(person, attemptId, 0, ['z'])).json()).toMatchObject({
      type: '/problems/quiz/unknown-option',
      errors: [{ pointer: '#/chosen' }],
    });
    expect((await answer(person, attemptId, 50, ['a'])).statusCode).toBe(404);
  });

  test("another person's attempt is not found", async () => {
    const { attemptId } = await anAttempt();
    const other = await api.aPerson();
    const given = await Promise.all([
      other.as({ url: `/api/v1/attempts/${attemptId}` }),
      other.as({ url: `/api/v1/attempts/${attemptId}/result` }),
      answer(other, attemptId, 0, ['a']),
      submit(other, attemptId),
    ]);
    expect(given.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
  });
});
