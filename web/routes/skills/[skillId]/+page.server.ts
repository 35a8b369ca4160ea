import { error, fail, redirect } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { refused, textsOf } from '#lib/server/form.ts';
import { listCourses, listSessionTypes, viewFramework } from '#server/catalog/contract.ts';
import { assessMyself, viewMySkills } from '#server/skills/contract.ts';
import type { Actions, PageServerLoad } from './$types';

const COURSES_SHOWN = 5;

export const load: PageServerLoad = async (event) => {
  const { skillId } = event.params;
  const [mine, framework] = await Promise.all([need(call(event, viewMySkills, {})), need(call(event, viewFramework, {}))]);
  const known = framework.skills.find(({ id }) => id === skillId);
  if (!known) error(404, 'There is no such skill.');
  const [courses, sessionTypes] = await Promise.all([
    need(call(event, listCourses, { query: { skill: skillId, limit: COURSES_SHOWN } })),
    need(call(event, listSessionTypes, { query: { skill: skillId } })),
  ]);
  const nameOfKind = new Map(framework.kinds.map(({ id, name }) => [id, name]));
  const own = mine.skills.find((skill) => skill.skillId === skillId);
  return {
    skill: {
      name: known.name,
      description: known.description,
      validityMonths: known.validityMonths,
      required: own?.required ?? null,
      critical: own?.critical ?? false,
      state: own?.state ?? ('not-assessed' as const),
      level: own?.level ?? null,
      because: own?.because ? { ...own.because, kindName: nameOfKind.get(own.because.kind) ?? own.because.kind } : null,
      selfAssessed: own?.selfAssessed ?? null,
    },
    levels: framework.scale.map(({ level, name }) => ({ level, name, behaviour: known.levels[level] ?? '' })),
    evidence: mine.evidence
      .filter((row) => row.skillId === skillId)
      .map((row) => ({ ...row, kindName: nameOfKind.get(row.kind) ?? row.kind })),
    courses: courses.items.map(({ courseId, title, minutes }) => ({ courseId, title, minutes })),
    sessionTypes: sessionTypes.items.map(({ id, title, sittingMinutes }) => ({ id, title, minutes: sittingMinutes[0]! })),
    today: new Date().toISOString().slice(0, 10),
    isSaved: event.url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { skillId } = event.params;
    const { level } = await textsOf(event, 'level');
    if (level === '') return fail(422, { problem: { detail: '', fields: { level: 'Choose the level that is closest.' } } });
    const answer = await call(event, assessMyself, { params: { skillId }, body: { level: Number(level) } });
    if (!answer.ok)
      return fail(answer.problem.status, { problem: refused(answer.problem, { level: 'Choose the level that is closest.' }) });
    redirect(303, `/skills/${skillId}?saved#own`);
  },
};
