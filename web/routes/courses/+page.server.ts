import { call, need, orElse } from '#lib/server/api.ts';
import { progressOf, STAGES } from '#lib/course-words.ts';
import { listCourses, viewFramework } from '#server/catalog/contract.ts';
import { listMyEnrolments } from '#server/learning/contract.ts';
import type { PageServerLoad } from './$types';

const LENGTHS = [30, 60, 120, 240];
const PER_PAGE = 24;

export const load: PageServerLoad = async (event) => {
  const given = (name: string) => event.url.searchParams.get(name)?.trim() ?? '';
  const framework = await need(call(event, viewFramework, {}));
  // What the lists do not offer is left out, so that an old bookmark finds courses instead of an error.
  const chosen = {
    q: given('q').slice(0, 200),
    skill: framework.skills.find(({ id }) => id === given('skill'))?.id ?? '',
    stage: STAGES.find((stage) => stage === given('stage')) ?? '',
    length: LENGTHS.find((minutes) => String(minutes) === given('length')) ?? 0,
  };
  const cursor = given('cursor').slice(0, 200);
  const query = {
    limit: PER_PAGE,
    ...(chosen.q && { query: chosen.q }),
    ...(chosen.skill && { skill: chosen.skill }),
    ...(chosen.stage && { stage: chosen.stage }),
    ...(chosen.length && { maxMinutes: chosen.length }),
    ...(cursor && { cursor }),
  };
  const [found, enrolments] = await Promise.all([
    need(call(event, listCourses, { query })),
    orElse(call(event, listMyEnrolments, {}), { items: [] }),
  ]);
  const nameOf = new Map(framework.skills.map(({ id, name }) => [id, name]));
  const courses = found.items.map((course) => {
    const enrolment = enrolments.items.find(({ courseId }) => courseId === course.courseId);
    return {
      ...course,
      skills: course.skillIds.map((id) => nameOf.get(id) ?? id),
      progress: enrolment ? { ...progressOf(enrolment), completedAt: enrolment.completedAt } : null,
    };
  });
  return { courses, chosen, lengths: LENGTHS, isFirstPage: !cursor, nextCursor: found.nextCursor, groups: groupsOf(framework) };
};

/** Skills below their domains, for the list to choose from. */
const groupsOf = ({ domains, skills }: { domains: { id: string; name: string }[]; skills: { id: string; name: string; domain: string }[] }) =>
  domains.map(({ id, name }) => ({
    name,
    skills: skills.filter(({ domain }) => domain === id).map((skill) => ({ id: skill.id, name: skill.name })),
  }));
