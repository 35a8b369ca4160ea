import { fillSlot, publishCourses } from '#server/catalog/index.ts';
import { coachingApp, type Person } from './coaching.ts';
import { aCoursesDirectory, aCourseWithLab } from './factories/catalog.ts';
import { enrolIn } from './learner.ts';

export const NOTHING = { text: '', link: null, fileId: null };
export const WORK = { ...NOTHING, text: 'copied.c has no licence, so it stays out.' };

/** The API with a lab, learners who hand in, and assessors who are verified. */
export async function assessmentApp() {
  const company = await coachingApp();
  const { api, post, put } = company;
  const courses = aCoursesDirectory({ 'small-course': aCourseWithLab() });
  await publishCourses(api.context, courses.directory);
  await fillSlot(api.context, 'policy-link', 'https://intranet.example/policy');

  const anAssessor = async (levels: Record<string, number> = { 'oss-concepts': 3, 'license-identification': 3 }) => {
    const coach = await company.aCoach();
    for (const [skillId, level] of Object.entries(levels)) await company.verify(coach, skillId, level);
    return coach;
  };
  const place = (enrolmentId: string) => `/enrolments/${enrolmentId}/lessons/second-steps/hand-in`;
  const aHandIn = async (work: object = WORK, of?: Person) => {
    const person = of ?? (await api.aPerson());
    const enrolmentId = await enrolIn(person);
    const { handInId } = (await post(person, place(enrolmentId), work)).json();
    return { person, enrolmentId, handInId: String(handInId) };
  };
  const upload = (person: Person, name: string, content: string | Uint8Array) =>
    post(person, '/hand-in-files', { name, content: Buffer.from(content).toString('base64') });
  const claim = (assessor: Person, handInId: string) => put(assessor, `/marking/${handInId}/claim`, {});
  const LEVEL = { skillId: 'oss-concepts', level: 2, seen: 'Every file has a decision with its rule.' };
  const give = (assessor: Person, handInId: string, given: object = {}) =>
    post(assessor, `/marking/${handInId}/marks`, { decision: 'marked', comment: 'Well reasoned.', levels: [LEVEL], ...given });
  const close = async () => {
    await company.close();
    courses.remove();
  };
  return { ...company, place, anAssessor, aHandIn, upload, claim, give, LEVEL, close };
}
export type AssessmentApp = Awaited<ReturnType<typeof assessmentApp>>;
