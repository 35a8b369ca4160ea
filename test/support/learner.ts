import type { testApp } from './app.ts';

type App = Awaited<ReturnType<typeof testApp>>;
export type Person = Awaited<ReturnType<App['aPerson']>>;

interface Asked {
  position: number;
  type: string;
}

/** The small course of `aCourse`, taken through the API. */
export async function enrolIn(person: Person, courseId = 'small-course'): Promise<string> {
  const answer = await person.as({ method: 'POST', url: '/api/v1/enrolments', payload: { courseId } });
  return String(answer.json().enrolmentId);
}

export async function readLessons(
  person: Person,
  enrolmentId: string,
  lessonIds = ['first-steps', 'second-steps'],
): Promise<void> {
  for (const lessonId of lessonIds)
    await person.as({ method: 'PUT', url: `/api/v1/enrolments/${enrolmentId}/lessons/${lessonId}/completion` });
}

/** Pass a quiz with every answer right. */
export async function passQuiz(person: Person, enrolmentId: string, quizKind: string): Promise<string> {
  const started = await person.as({
    method: 'POST',
    url: `/api/v1/enrolments/${enrolmentId}/attempts`,
    payload: { quizKind, mode: 'certified' },
  });
  const attemptId = String(started.json().attemptId);
  const { questions } = (await person.as({ url: `/api/v1/attempts/${attemptId}` })).json() as { questions: Asked[] };
  for (const { position, type } of questions) {
    const chosen = type === 'multiple' ? ['a', 'b'] : ['a'];
    const url = `/api/v1/attempts/${attemptId}/answers/${position}`;
    await person.as({ method: 'PUT', url, payload: { chosen, flagged: false } });
  }
  await person.as({ method: 'POST', url: `/api/v1/attempts/${attemptId}/submission` });
  return attemptId;
}
