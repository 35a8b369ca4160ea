import type { RequestEvent } from '@sveltejs/kit';
import { call, need, orElse } from '#lib/server/api.ts';
import { progressOf } from '#lib/course-words.ts';
import { listCourses, viewFramework } from '#server/catalog/contract.ts';
import { listMyEnrolments } from '#server/learning/contract.ts';
import { viewMySkills } from '#server/skills/contract.ts';
import { wanting } from '../next-step.ts';
import { addressOf, chosenIn, filtersOf, filterWords, queryOf, without, type Choices, type Chosen } from './catalogue-query.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 24;

export const load: PageServerLoad = async (event) => {
  const chosen = chosenIn(event.url.searchParams);
  const cursor = event.url.searchParams.get('cursor')?.slice(0, 200) ?? '';
  const query = { ...queryOf(chosen), limit: PER_PAGE, ...(cursor && { cursor }) };
  const [found, framework, enrolments, mine] = await Promise.all([
    need(call(event, listCourses, { query })),
    need(call(event, viewFramework, {})),
    orElse(call(event, listMyEnrolments, {}), { items: [] }),
    orElse(call(event, viewMySkills, {}), null),
  ]);
  const nameOf = new Map(framework.skills.map(({ id, name }) => [id, name]));
  const wanted = new Set(wanting(mine?.skills ?? []).map(({ skillId }) => skillId));
  const courses = found.items.map((course) => {
    const enrolment = enrolments.items.find(({ courseId }) => courseId === course.courseId);
    return {
      ...course,
      skills: course.skillIds.map((id) => nameOf.get(id) ?? id),
      wanted: course.skillIds.filter((id) => wanted.has(id)).length,
      progress: enrolment ? { ...progressOf(enrolment), completedAt: enrolment.completedAt } : null,
    };
  });
  const choices = { skills: framework.skills.map(({ id, name }) => ({ id, name })), ...found.choices };
  return {
    courses,
    chosen,
    choices: { audiences: choices.audiences, stages: choices.stages },
    total: found.total,
    isFirstPage: !cursor,
    nextCursor: found.nextCursor,
    groups: groupsOf(framework),
    advice: found.total === 0 ? await adviceFor(event, chosen, choices) : [],
  };
};

/** Which single filter to leave out, and how many courses there are then; the most first. */
async function adviceFor(event: RequestEvent, chosen: Chosen, choices: Choices) {
  const filters = filtersOf(chosen);
  if (filters.length < 2) return [];
  const answers = await Promise.all(
    filters.map(async (name) => {
      const wider = without(chosen, name);
      const { total } = await need(call(event, listCourses, { query: { ...queryOf(wider), limit: 1 } }));
      return { words: filterWords(name, chosen, choices), href: addressOf(wider), total };
    }),
  );
  return answers.filter(({ total }) => total > 0).toSorted((a, b) => b.total - a.total);
}

interface Framework {
  domains: { id: string; name: string }[];
  skills: { id: string; name: string; domain: string }[];
}

/** Skills below their domains, for the list to choose from. */
const groupsOf = ({ domains, skills }: Framework) =>
  domains.map(({ id, name }) => ({
    name,
    skills: skills.filter(({ domain }) => domain === id).map((skill) => ({ id: skill.id, name: skill.name })),
  }));
