import { currentFramework } from '#server/catalog/index.ts';
import { EVERYBODYS_PROFILE, findPersons, personFacts, reportsOf } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { levelSetting } from './refresh-figures.ts';
import { stateOf } from './rules/figures.ts';
import { effectiveLevel, type EffectiveLevel } from './rules/level.ts';
import { requirementsOf } from './rules/requirements.ts';
import { evidenceState } from './rules/validity.ts';
import { readCells } from './store/cells.ts';
import { insertSelfAssessment, readEvidence, readSelfAssessments, type StoredEvidence } from './store/evidence.ts';
import { logPersonViews, readPersonViews } from './store/person-views.ts';
import { SkillUnknown } from './record-evidence.ts';

const VIEWS_SHOWN = 50;

/** One's job roles, what they ask and what is known, with the evidence behind it, and who looked. */
export async function viewMySkills(context: Context) {
  const personId = actingPerson(context);
  const today = utcDay(context);
  const [framework, [facts], evidence, selfAssessed, views] = await Promise.all([
    currentFramework(context),
    personFacts(context.db, [personId], today),
    readEvidence(context.db, [personId]),
    readSelfAssessments(context.db, personId),
    readPersonViews(context.db, personId, VIEWS_SHOWN),
  ]);
  const roleProfileIds = facts?.roleProfileIds ?? [EVERYBODYS_PROFILE];
  const requirements = requirementsOf(roleProfileIds, framework.profiles);
  const setting = levelSetting(framework, today);
  const superseded = new Set(evidence.map(({ supersedes }) => supersedes));
  const standingOf = ({ id, lapsesOn }: StoredEvidence) =>
    superseded.has(id) ? ('superseded' as const) : evidenceState(lapsesOn, today, framework.dueDays);
  const viewers = new Map(
    (await findPersons(context.db, [...new Set(views.map((view) => view.viewerPersonId))])).map(({ id, name }) => [id, name]),
  );
  const skills = framework.skills.flatMap((skill) => {
    const requirement = requirements.get(skill.id) ?? null;
    const own = evidence.filter(({ skillId }) => skillId === skill.id);
    if (!requirement && own.every(({ takesBack, id }) => takesBack || superseded.has(id))) return [];
    const known = effectiveLevel(own, setting);
    return {
      skillId: skill.id,
      name: skill.name,
      domainId: skill.domain,
      required: requirement?.level ?? null,
      critical: requirement?.critical ?? false,
      state: stateOf(requirement?.level ?? 0, known),
      level: known.state === 'assessed' ? known.level : null,
      isDue: known.state === 'assessed' && known.isDue,
      because: explain(known),
      behaviour: skill.levels,
      selfAssessed: selfAssessed.get(skill.id) ?? null,
    };
  });
  return {
    roleProfiles: framework.profiles.filter(({ id }) => roleProfileIds.includes(id)).map(({ id, name }) => ({ id, name })),
    skills,
    evidence: evidence
      .toReversed()
      .filter(({ takesBack }) => !takesBack)
      .map((row) => ({ ...toEvidence(row), state: standingOf(row) })),
    views: views.map(({ viewerPersonId, purpose, viewedAt }) => ({
      viewer: viewers.get(viewerPersonId) ?? '',
      purpose,
      viewedAt: viewedAt.toString(),
    })),
  };
}

/** A person's own estimate. Kept apart from evidence and never counted. @throws {SkillUnknown} */
export async function assessMyself(context: Context, skillId: string, level: number): Promise<void> {
  const framework = await currentFramework(context);
  if (!framework.skills.some(({ id }) => id === skillId)) throw new SkillUnknown(skillId);
  await insertSelfAssessment(context.db, { personId: actingPerson(context), skillId, level, statedAt: context.now() });
}

/** Direct reports: met, gap, lapsed or not assessed for what their job roles ask, and nothing more. Logged. */
export async function viewMyTeam(context: Context) {
  const managerId = actingPerson(context);
  const personIds = await reportsOf(context.db, managerId, utcDay(context));
  const [framework, people, cells] = await Promise.all([
    currentFramework(context),
    findPersons(context.db, personIds),
    readCells(context.db, personIds),
  ]);
  await logPersonViews(context.db, {
    viewerPersonId: managerId,
    viewedPersonIds: personIds,
    purpose: "Line manager's view of the team",
    at: context.now(),
  });
  const cellsByPerson = Map.groupBy(
    cells.filter(({ required }) => required > 0),
    (cell) => cell.personId,
  );
  const nameOf = new Map(framework.skills.map(({ id, name }) => [id, name]));
  return people
    .map(({ id, name }) => ({
      personId: id,
      name,
      skills: (cellsByPerson.get(id) ?? []).map(({ skillId, critical, state }) => ({
        skillId,
        name: nameOf.get(skillId) ?? skillId,
        critical,
        state,
      })),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

const toEvidence = ({ id, skillId, kind, level, shownOn, lapsesOn, source }: StoredEvidence) => ({
  id,
  skillId,
  kind,
  level,
  shownOn: shownOn.toString(),
  lapsesOn: lapsesOn.toString(),
  title: source.title,
});

const explain = (known: EffectiveLevel) =>
  known.state === 'not-assessed'
    ? null
    : {
        kind: known.because.kind,
        level: known.because.level,
        shownOn: known.because.shownOn.toString(),
        lapsesOn: known.because.lapsesOn.toString(),
      };
