import { currentFramework, findEditions, type Edition } from '#server/catalog/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import type * as contract from './contract.ts';
import type { AssessmentPorts } from './ports.ts';
import { FILE_ENDINGS, MOST_BYTES } from './rules/file-content.ts';
import { statusOf, type HandInStatus } from './rules/status.ts';
import { findDraft, readDraftsOf, readHandInsOf, readTries, type HandIn, type LessonPlace } from './store/hand-ins.ts';
import { readStandings } from './store/standings.ts';
import { placeOf, skillName, standingOf, surroundingsOf, taskOf, toHandIn, toWork, type Surroundings } from './views.ts';

const keyOf = ({ enrolmentId, lessonId }: LessonPlace) => `${enrolmentId}/${lessonId}`;

/** One entry for each lesson that has a draft or a try, the newest first. */
export async function listMyHandIns(context: Context, enrolmentId?: string): Promise<contract.MyHandIn[]> {
  const personId = actingPerson(context);
  const isAsked = (place: LessonPlace) => !enrolmentId || place.enrolmentId === enrolmentId;
  const [tries, drafts] = await Promise.all([readHandInsOf(context.db, personId), readDraftsOf(context.db, personId)]);
  const latest = Map.groupBy(tries.filter(isAsked), keyOf);
  const draftOf = new Map(drafts.filter(isAsked).map((draft) => [keyOf(draft), draft]));
  const around = await surroundingsOf(
    context,
    [...latest.values()].map(([newest]) => newest!),
  );
  const editionIds = [...tries, ...drafts].map(({ editionId }) => editionId);
  const editions = new Map((await findEditions(context.db, [...new Set(editionIds)])).map((edition) => [edition.id, edition]));
  const keys = new Set([...latest.keys(), ...draftOf.keys()]);
  const items = [...keys].map((key) => toMine(latest.get(key)?.[0] ?? null, draftOf.get(key) ?? null, { editions, around }));
  return items.toSorted((a, b) => b.since.localeCompare(a.since));
}

type Drafted = Awaited<ReturnType<typeof readDraftsOf>>[number];

function toMine(
  handIn: HandIn | null,
  draft: Drafted | null,
  { editions, around }: { editions: ReadonlyMap<string, Edition>; around: Surroundings },
): contract.MyHandIn {
  const { enrolmentId, lessonId, editionId } = (handIn ?? draft)!;
  const status = statusOf(handIn && standingOf(handIn.id, around), draft !== null);
  const mark = handIn ? around.marksOf(handIn.id).at(-1) : undefined;
  const since = status === 'draft' ? draft!.savedAt : (mark?.markedAt ?? handIn!.handedInAt);
  const levels = (mark?.levels ?? []).map(({ skillId, level }) => ({
    skillId,
    level,
    name: skillName(around.framework, skillId),
  }));
  return { ...placeOf(editions.get(editionId)!, lessonId), enrolmentId, status, since: since.toString(), levels };
}

/** Where the work for a lesson stands; `none` is not told. */
export interface HandInState {
  status: Exclude<HandInStatus, 'none'>;
  /** What the mark gives, the highest first. */
  levels: { skillId: string; name: string; level: number }[];
}

/**
 * Where the hand-ins of some enrolments stand, by enrolment and lesson: for `learning`, which has the lessons. Whose the
 * enrolments are is asked there.
 */
export async function handInsOf(
  context: Context,
  enrolmentIds: readonly string[],
): Promise<Map<string, Map<string, HandInState>>> {
  const places = await readStandings(context.db, enrolmentIds);
  const states = new Map<string, Map<string, HandInState>>();
  if (places.length === 0) return states;
  const framework = await currentFramework(context);
  for (const { enrolmentId, lessonId, latest, hasDraft, levels } of places) {
    const status = statusOf(latest, hasDraft);
    if (status === 'none') continue;
    const named = levels.map((given) => ({ ...given, name: skillName(framework, given.skillId) }));
    const ofEnrolment = states.get(enrolmentId) ?? new Map<string, HandInState>();
    states.set(enrolmentId, ofEnrolment.set(lessonId, { status, levels: named }));
  }
  return states;
}

/** The draft and the tries of one lesson. @throws {NotFound} */
export async function viewLessonHandIn(
  context: Context,
  { enrolmentOf }: AssessmentPorts,
  place: LessonPlace,
): Promise<contract.LessonHandIn> {
  const enrolment = await enrolmentOf(context, place.enrolmentId, actingPerson(context));
  const task = enrolment && (await taskOf(context, enrolment.editionId, place.lessonId));
  if (!task) throw new NotFound('lesson to hand in for');
  const [tries, draft] = await Promise.all([readTries(context.db, place), findDraft(context.db, place)]);
  const around = await surroundingsOf(context, tries, { fileIds: draft?.fileId ? [draft.fileId] : [] });
  const [latest] = tries;
  return {
    ...placeOf(task.edition, place.lessonId),
    enrolmentId: place.enrolmentId,
    status: statusOf(latest ? standingOf(latest.id, around) : null, draft !== null),
    draft: draft && { ...toWork(draft, around), savedAt: draft.savedAt.toString() },
    tries: tries.map((handIn) => toHandIn(handIn, around)),
    takes: { endings: [...FILE_ENDINGS], mostBytes: MOST_BYTES },
  };
}
