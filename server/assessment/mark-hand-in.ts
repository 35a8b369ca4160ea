import { publish } from '#server/events/outbox.ts';
import { isManagedBy } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import { holds, type Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import type { AssessmentPorts } from './ports.ts';
import { claimsHoldSince } from './rules/claim.ts';
import { assertMark, assertMayMark, type GivenLevel } from './rules/marking.ts';
import { deleteClaim, findHandIn, readClaims, takeClaim, type HandIn } from './store/hand-ins.ts';
import { AlreadyMarked, insertMark, readMarks } from './store/marks.ts';
import { taskOf } from './views.ts';

export class ClaimedByAnother extends Refusal {
  constructor() {
    super('conflict', 'assessment/claimed-by-another', 'Somebody else is marking this.');
  }
}

export class NotClaimed extends Refusal {
  constructor() {
    super('conflict', 'assessment/not-claimed', 'Take this to mark first, so that two do not mark it at once.');
  }
}

export interface GivenMark {
  decision: 'marked' | 'returned';
  comment: string;
  levels: readonly GivenLevel[];
  corrects?: string | undefined;
  reason?: string | undefined;
}

/** What decides whether the acting person may mark a hand-in. @throws {MarkNotAllowed} */
export async function assertMayMarkHandIn(context: Context, { verifiedLevelsOf }: AssessmentPorts, handIn: HandIn) {
  const markerId = actingPerson(context);
  const [verified, markerManagesLearner, task] = await Promise.all([
    holds(context.actor, 'coach') ? verifiedLevelsOf(context, markerId) : new Map<string, number>(),
    isManagedBy(context.db, handIn.personId, markerId, utcDay(context)),
    taskOf(context, handIn.editionId, handIn.lessonId),
  ]);
  const facts = { markerId, learnerId: handIn.personId, markerManagesLearner, verified, caps: task!.caps };
  assertMayMark(facts);
  return { facts, task: task! };
}

/** A hand-in, for somebody who may mark it. @throws {NotFound} {MarkNotAllowed} */
export async function handInToMark(context: Context, ports: AssessmentPorts, handInId: string) {
  const handIn = await findHandIn(context.db, handInId);
  if (!handIn) throw new NotFound('hand-in');
  return { handIn, ...(await assertMayMarkHandIn(context, ports, handIn)) };
}

/** Take a hand-in to mark. Safe to repeat. @throws {NotFound} {MarkNotAllowed} {ClaimedByAnother} {AlreadyMarked} */
export async function claimHandIn(context: Context, ports: AssessmentPorts, handInId: string): Promise<void> {
  const { facts } = await handInToMark(context, ports, handInId);
  if ((await readMarks(context.db, [handInId])).has(handInId)) throw new AlreadyMarked();
  const claim = { handInId, markerId: facts.markerId, claimedAt: context.now() };
  if (!(await takeClaim(context.db, claim, claimsHoldSince(context.now())))) throw new ClaimedByAnother();
}

/** Give it back to the queue. Safe to repeat. */
export async function releaseHandIn(context: Context, handInId: string): Promise<void> {
  await deleteClaim(context.db, handInId, actingPerson(context));
}

/**
 * Mark a hand-in, return it, or correct the mark that stands. Whoever marks first has taken it; a correction supersedes.
 *
 * @throws {NotFound} {MarkNotAllowed} {NotClaimed} {AlreadyMarked}
 */
export async function markHandIn(context: Context, ports: AssessmentPorts, handInId: string, given: GivenMark): Promise<string> {
  const { facts, handIn } = await handInToMark(context, ports, handInId);
  const standing = (await readMarks(context.db, [handInId])).get(handInId)?.at(-1) ?? null;
  if ((given.corrects ?? null) !== (standing?.id ?? null)) throw new AlreadyMarked();
  // Work that came back may have been tried again since, so only levels are corrected.
  if (standing && (standing.decision !== 'marked' || given.decision !== 'marked')) throw new AlreadyMarked();
  const correction = standing && { levels: standing.levels, reason: given.reason ?? '' };
  const { decision, comment, levels } = given;
  assertMark({ ...facts, decision, comment, levels, correction });
  if (!standing) await assertClaimed(context, handInId);

  return context.db.transaction(async (tx) => {
    const { markerId } = facts;
    const marked = { handInId, markerId, decision, comment, levels: [...levels], markedAt: context.now() };
    const markId = await insertMark(tx, { ...marked, reason: correction?.reason ?? null, supersedes: standing?.id ?? null });
    await deleteClaim(tx, handInId, markerId);
    const payload = { handInId, markId, personId: handIn.personId };
    await publish(tx, { name: decision === 'marked' ? 'assessment.hand-in-marked' : 'assessment.hand-in-returned', payload });
    return markId;
  });
}

async function assertClaimed(context: Context, handInId: string): Promise<void> {
  const claim = (await readClaims(context.db, [handInId])).get(handInId);
  if (claim?.markerId !== actingPerson(context)) throw new NotClaimed();
}
