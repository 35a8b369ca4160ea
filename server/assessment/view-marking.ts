import { currentFramework, findEditions, findReference, type Edition } from '#server/catalog/index.ts';
import { reportsOf } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import type * as contract from './contract.ts';
import { handInToMark } from './mark-hand-in.ts';
import type { AssessmentPorts } from './ports.ts';
import { claimEndsAt, claimsHoldSince } from './rules/claim.ts';
import { statusOf } from './rules/status.ts';
import { readHandIns, readTries, type HandIn } from './store/hand-ins.ts';
import { countQueue, readQueue, readWaits, type QueueFilter } from './store/queue.ts';
import { placeOf, skillName, standingOf, surroundingsOf, toHandIn, toMark, toWork, type Surroundings } from './views.ts';

export interface QueueQuery {
  show?: QueueFilter['show'] | undefined;
  q?: string | undefined;
  skillId?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** The hand-ins the acting person may mark, a page at a time. */
export async function listHandInsToMark(context: Context, { verifiedLevelsOf }: AssessmentPorts, asked: QueueQuery) {
  const { db } = context;
  const { show = 'open', q, skillId, cursor, limit = 25 } = asked;
  const markerId = actingPerson(context);
  const [verified, reportIds, framework] = await Promise.all([
    verifiedLevelsOf(context, markerId),
    reportsOf(db, markerId, utcDay(context)),
    currentFramework(context),
  ]);
  const whose = { markerId, skillIds: [...verified.keys()], reportIds, heldSince: claimsHoldSince(context.now()) };
  const page = { after: readCursor(cursor), limit: limit + 1 };
  const [found, counts] = await Promise.all([readQueue(db, whose, { show, q, skillId }, page), countQueue(db, whose)]);
  const shown = found.slice(0, limit);
  const handIns = await readHandIns(
    db,
    shown.map(({ id }) => id),
  );
  const editions = await findEditions(db, [...new Set(handIns.map(({ editionId }) => editionId))]);
  const around = await surroundingsOf(context, handIns);
  const last = shown.at(-1);
  return {
    items: handIns.map((handIn) =>
      toToMark(
        handIn,
        editions.find(({ id }) => id === handIn.editionId)!,
        around,
      ),
    ),
    nextCursor: found.length > limit && last ? Buffer.from(`${last.at} ${last.id}`).toString('base64url') : null,
    counts,
    skills: [...verified].map(([skillId, level]) => ({ skillId, level, name: skillName(framework, skillId) })),
  };
}

/** A cursor nobody made begins at the beginning. */
function readCursor(cursor: string | undefined): { at: string; id: string } | null {
  const [, at, id] = /^(.+) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString()) ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : null;
}

function toToMark(handIn: HandIn, edition: Edition, around: Surroundings): contract.ToMark {
  const claim = around.claimOf(handIn.id);
  const standing = standingOf(handIn.id, around);
  return {
    ...placeOf(edition, handIn.lessonId),
    handInId: handIn.id,
    person: around.nameOf(handIn.personId),
    number: handIn.number,
    skills: handIn.skillIds.map((skillId) => ({ skillId, name: skillName(around.framework, skillId) })),
    status: statusOf(standing, false),
    handedInAt: handIn.handedInAt.toString(),
    claim: claim && {
      marker: around.nameOf(claim.markerId),
      claimedAt: claim.claimedAt.toString(),
      endsAt: claimEndsAt(claim.claimedAt).toString(),
    },
    markedAt: around.marksOf(handIn.id).at(-1)?.markedAt.toString() ?? null,
  };
}

/** A hand-in with everything a mark needs in sight. @throws {NotFound} {MarkNotAllowed} */
export async function viewHandInToMark(
  context: Context,
  ports: AssessmentPorts,
  handInId: string,
): Promise<contract.MarkingView> {
  const { handIn, facts, task } = await handInToMark(context, ports, handInId);
  const tries = await readTries(context.db, handIn);
  const around = await surroundingsOf(context, tries);
  const { task: words, expects, material, rubric } = task.handIn;
  return {
    ...toToMark(handIn, task.edition, around),
    ...toWork(handIn, around),
    marks: around.marksOf(handInId).map((mark) => toMark(mark, around)),
    earlier: tries.filter(({ number }) => number < handIn.number).map((earlier) => toHandIn(earlier, around)),
    task: words,
    expects,
    material,
    rubric: rubric.map(({ skill: skillId, criteria, levels, mustSee }) => ({
      skillId,
      name: skillName(around.framework, skillId),
      criteria,
      levels,
      mustSee,
      cap: facts.caps.get(skillId)!,
      verified: facts.verified.get(skillId) ?? 0,
    })),
    reference: await findReference(context.db, handIn.editionId, handIn.lessonId),
    isMine: around.claimOf(handInId)?.markerId === facts.markerId,
  };
}

const LOOKS_BACK = Temporal.Duration.from({ hours: 90 * 24 });

/** How long hand-ins wait, and how many people could mark them. */
export async function viewMarkingWaits(context: Context, { verifiedPersons }: AssessmentPorts) {
  const now = context.now();
  const [waits, verified, framework] = await Promise.all([
    readWaits(context.db, { heldSince: claimsHoldSince(now), decidedSince: now.subtract(LOOKS_BACK) }),
    verifiedPersons(context),
    currentFramework(context),
  ]);
  const editions = await findEditions(context.db, [...new Set(waits.map(({ editionId }) => editionId))]);
  const people = (skillId: string) => [...verified.values()].filter((levels) => levels.has(skillId)).length;
  return {
    items: waits.map(({ lessonId, editionId, skillIds, waiting, inMarking, oldestAt, medianHours }) => ({
      ...placeOf(
        editions.find(({ id }) => id === editionId)!,
        lessonId,
      ),
      waiting,
      inMarking,
      oldestAt: oldestAt?.toString() ?? null,
      medianHours,
      assessors: skillIds.map((skillId) => ({ skillId, name: skillName(framework, skillId), people: people(skillId) })),
    })),
  };
}
