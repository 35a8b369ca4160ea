import type { RequestEvent } from '@sveltejs/kit';
import { nextSession } from '#lib/coaching-words.ts';
import { call, need, orElse } from '#lib/server/api.ts';
import { listCourses, viewCourse, viewFramework } from '#server/catalog/contract.ts';
import { listMyBookings, listMyDisclosures } from '#server/coaching/contract.ts';
import { listMyEnrolments, type EnrolmentView } from '#server/learning/contract.ts';
import { viewMySkills } from '#server/skills/contract.ts';
import { chooseCourse, stepIn, wanting, type NextStep } from './next-step.ts';
import { riverOf } from './river.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [mine, framework, enrolments, bookings, disclosures] = await Promise.all([
    need(call(event, viewMySkills, {})),
    need(call(event, viewFramework, {})),
    orElse(call(event, listMyEnrolments, {}), { items: [] }),
    orElse(call(event, listMyBookings, {}), { items: [], actionItems: [], toAnswer: [] }),
    need(call(event, listMyDisclosures, {})),
  ]);
  const required = mine.skills.filter((skill) => skill.required !== null);
  const step = await nextStep(event, wanting(required), enrolments.items);
  return {
    roleNames: mine.roleProfiles.map(({ name }) => name),
    streams: riverOf(framework.domains, required),
    open: enrolments.items.filter(({ completedAt }) => !completedAt),
    completed: enrolments.items.filter(({ completedAt }) => completedAt).slice(0, 5),
    step,
    toAnswer: bookings.toAnswer,
    disclosures: disclosures.items,
    session: nextSession(bookings.items, new Date()),
  };
};

/** Two calls at most, whatever is wanting: the courses that help, and the contents of the one chosen. */
async function nextStep(
  event: RequestEvent,
  skills: ReturnType<typeof wanting>,
  enrolments: readonly EnrolmentView[],
): Promise<NextStep | null> {
  if (skills.length === 0) return null;
  const skill = skills.map(({ skillId }) => skillId).join(',');
  const { items } = await need(call(event, listCourses, { query: { skill, limit: 100 } }));
  const choice = chooseCourse(skills, enrolments, items);
  if (!choice) return null;
  const isReading = choice.enrolment && !choice.enrolment.completedAt;
  const contents = isReading ? choice.enrolment : null;
  const { courseId } = choice.card;
  return stepIn(choice, contents ?? (await need(call(event, viewCourse, { params: { courseId } }))));
}
