import type { RequestEvent } from '@sveltejs/kit';
import { call, need, orElse } from '#lib/server/api.ts';
import { listCourses, viewCourse } from '#server/catalog/contract.ts';
import { listMyEnrolments, type EnrolmentView } from '#server/learning/contract.ts';
import { viewMySkills } from '#server/skills/contract.ts';
import { stepTowards, wanting, type NextStep } from './next-step.ts';
import type { PageServerLoad } from './$types';

/** How many pressing skills are looked up before we say that no course helps. */
const SKILLS_TRIED = 4;

export const load: PageServerLoad = async (event) => {
  const [mine, enrolments] = await Promise.all([
    need(call(event, viewMySkills, {})),
    orElse(call(event, listMyEnrolments, {}), { items: [] }),
  ]);
  const required = mine.skills.filter((skill) => skill.required !== null);
  const step = await nextStep(event, wanting(required), enrolments.items);
  return {
    roleNames: mine.roleProfiles.map(({ name }) => name),
    states: required.map(({ state }) => state),
    open: enrolments.items.filter(({ completedAt }) => !completedAt),
    completed: enrolments.items.filter(({ completedAt }) => completedAt).slice(0, 5),
    step,
  };
};

async function nextStep(
  event: RequestEvent,
  skills: ReturnType<typeof wanting>,
  enrolments: readonly EnrolmentView[],
): Promise<NextStep | null> {
  const tries = skills.slice(0, SKILLS_TRIED).map(async (skill) => {
    const { items } = await need(call(event, listCourses, { query: { skill: skill.skillId, limit: 5 } }));
    const started = items.find(({ courseId }) => enrolments.some((enrolment) => enrolment.courseId === courseId));
    const card = started ?? items[0];
    if (!card) return null;
    const course = await need(call(event, viewCourse, { params: { courseId: card.courseId } }));
    return stepTowards(skill, course, enrolments.find(({ courseId }) => courseId === card.courseId) ?? null);
  });
  return (await Promise.all(tries)).find((step) => step !== null) ?? null;
}
