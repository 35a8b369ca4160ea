import { currentFramework, type Framework } from '#server/catalog/index.ts';
import {
  assertDepartmentExists,
  EVERYBODYS_PROFILE,
  findPersons,
  listDepartments,
  personFacts,
  searchPersons,
  viewEmployment,
  withDescendants,
  type Department,
  type Person,
  type PersonFacts,
} from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { levelSetting } from './refresh-figures.ts';
import { trailOf } from './rules/trail.ts';
import { readEvidence, type StoredEvidence } from './store/evidence.ts';
import { logPersonViews } from './store/person-views.ts';

interface Filter {
  q?: string;
  departmentId?: string;
  roleProfileId?: string;
  after?: string;
  limit: number;
}

/**
 * Who stands in the company today, by name, with department and job roles. Nothing about what they can do, so that the
 * look needs no purpose. A department stands for all below it. @throws {UnknownDepartment}
 */
export async function listParticipants(context: Context, { departmentId, roleProfileId, ...search }: Filter) {
  if (departmentId) await assertDepartmentExists(context, departmentId);
  const on = utcDay(context);
  const [framework, departments] = await Promise.all([currentFramework(context), listDepartments(context.db)]);
  const departmentIds = departmentId ? withDescendants(departments, departmentId) : departments.map(({ id }) => id);
  const found = await searchPersons(context.db, {
    ...search,
    limit: search.limit + 1,
    placed: { departmentIds, on },
    ...(roleProfileId && roleProfileId !== EVERYBODYS_PROFILE && { holding: { roleProfileId, on } }),
  });
  const page = found.slice(0, search.limit);
  const pageIds = page.map(({ id }) => id);
  const factsById = new Map((await personFacts(context.db, pageIds, on)).map((facts) => [facts.personId, facts]));
  return {
    items: page.map((person) => toParticipant(person, factsById.get(person.id), framework, departments)),
    nextCursor: found.length > page.length ? page.at(-1)!.id : null,
  };
}

/** One participant, also somebody who left or has no place yet. @throws {NotFound} */
export async function viewParticipant(context: Context, personId: string) {
  const [framework, departments, [person], [facts]] = await Promise.all([
    currentFramework(context),
    listDepartments(context.db),
    findPersons(context.db, [personId]),
    personFacts(context.db, [personId], utcDay(context)),
  ]);
  if (!person) throw new NotFound('person');
  return toParticipant(person, facts, framework, departments);
}

/**
 * One participant's way from job role to evidence, as an auditor follows it: what the job roles ask, and nothing else that is
 * known of the person. The look is written down with its purpose and shown to them. @throws {NotFound}
 */
export async function viewTrail(context: Context, personId: string, purpose: string) {
  const today = utcDay(context);
  const person = await viewParticipant(context, personId);
  await logPersonViews(context.db, {
    viewerPersonId: actingPerson(context),
    viewedPersonIds: [personId],
    purpose,
    at: context.now(),
  });
  const [framework, employment, evidence] = await Promise.all([
    currentFramework(context),
    viewEmployment(context, personId),
    readEvidence(context.db, [personId]),
  ]);
  const held = framework.profiles.filter(({ id }) => person.roleProfiles.some((profile) => profile.id === id));
  const steps = new Map(trailOf(held, evidence, levelSetting(framework, today)).map((step) => [step.skillId, step]));
  return {
    person,
    asOf: today.toString(),
    frameworkNumber: framework.number,
    jobRoles: person.roleProfiles.map((profile) => ({ ...profile, since: sinceOf(profile.id, employment, today) })),
    skills: framework.skills.flatMap(({ id, name }) => {
      const step = steps.get(id);
      return step ? [{ ...step, name, evidence: step.evidence.map(toEvidence) }] : [];
    }),
  };
}

function toParticipant(
  { id, name, kind }: Person,
  facts: PersonFacts | undefined,
  framework: Framework,
  departments: readonly Department[],
) {
  const department = departments.find((each) => each.id === facts?.departmentId);
  const held = framework.profiles.filter((profile) => facts?.roleProfileIds.includes(profile.id));
  return {
    personId: id,
    name,
    kind,
    department: department ? { id: department.id, name: department.name } : null,
    roleProfiles: held.map((profile) => ({ id: profile.id, name: profile.name })),
  };
}

const toEvidence = ({
  id,
  kind,
  source,
  level,
  takesBack,
  isSuperseded,
  ...row
}: StoredEvidence & { isSuperseded: boolean }) => ({
  id,
  kind,
  title: source.title,
  level: takesBack ? null : level,
  shownOn: row.shownOn.toString(),
  lapsesOn: row.lapsesOn.toString(),
  recordedAt: row.recordedAt.toString(),
  isSuperseded,
});

/** The first day of the period that holds; a job role that comes with the company has none of its own. */
function sinceOf(
  roleProfileId: string,
  { jobRoles, joinedOn }: Awaited<ReturnType<typeof viewEmployment>>,
  today: Temporal.PlainDate,
): string | null {
  if (roleProfileId === EVERYBODYS_PROFILE) return joinedOn.toString();
  const holding = jobRoles.find(({ id, from }) => id === roleProfileId && Temporal.PlainDate.compare(from, today) <= 0);
  return holding?.from.toString() ?? null;
}
