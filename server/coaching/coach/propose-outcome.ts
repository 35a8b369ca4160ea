import { intendNotices } from '#server/notifications/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { recordEvidence } from '#server/skills/index.ts';
import { sourceKeyOf } from '../answer-outcome.ts';
import { aboutOutcomes, noticesOfOutcome } from '../rules/notices-of-items.ts';
import { answerUntil, assertOutcome } from '../rules/outcome.ts';
import { verifiedLevels } from '../store/coaches.ts';
import { findOutcome, insertOutcome, lockOutcome, moveOutcome, type Outcome } from '../store/outcomes.ts';
import { findSessionType } from '../store/session-types.ts';
import { evidenceBySource, levelOf, managersOf } from '../store/surroundings.ts';
import { findBooking } from '../store/bookings.ts';
import { bookingOfOwnSession } from './acting-coach.ts';

export interface ProposedOutcome {
  skillId: string;
  result: Outcome['result'];
  level?: number;
  basis: Outcome['basis'];
  artefactUrl?: string;
  behaviour: string;
  secondAssessorId?: string;
}

/**
 * Say what a session showed of a skill. It counts once the coachee acknowledges it, or has not contested it for a week.
 *
 * @throws {NotFound} {OutcomeNotAllowed} naming the rule. {NotPossibleNow}
 */
export async function proposeOutcome(context: Context, bookingId: string, proposed: ProposedOutcome): Promise<string> {
  const { db } = context;
  const { booking, session } = await bookingOfOwnSession(context, bookingId);
  const assessorId = actingPerson(context);
  const { skillId, result, basis, behaviour, level = null, artefactUrl = null, secondAssessorId = null } = proposed;
  const raters = [assessorId, ...(secondAssessorId ? [secondAssessorId] : [])];
  const [type, levels, levelBefore, managerIds] = await Promise.all([
    findSessionType(db, session.sessionTypeId),
    verifiedLevels(db, raters, utcDay(context)),
    levelOf(db, booking.personId, skillId),
    managersOf(db, booking.personId, utcDay(context)),
  ]);
  const rater = (personId: string) => ({ personId, verifiedLevel: levels.get(personId)?.get(skillId) ?? 0 });
  assertOutcome({
    result,
    level,
    basis,
    artefactUrl,
    behaviour,
    levelBefore,
    maxLevel: type!.skills[skillId] ?? null,
    purpose: booking.purpose,
    attendance: booking.status,
    coacheeId: booking.personId,
    managerIds,
    assessor: rater(assessorId),
    secondAssessor: secondAssessorId ? rater(secondAssessorId) : null,
  });
  const proposedAt = context.now();
  return db.transaction(async (tx) => {
    const outcomeId = await insertOutcome(tx, {
      bookingId,
      skillId,
      result,
      level: result === 'level' ? level : null,
      levelBefore,
      basis,
      artefactUrl,
      behaviour,
      assessorId,
      secondAssessorId,
      proposedAt,
    });
    const { personId } = booking;
    const notices = noticesOfOutcome(proposedAt, answerUntil(proposedAt));
    await intendNotices(
      tx,
      notices.map((notice) => aboutOutcomes(notice, { personId, bookingId, sessionId: session.id })),
    );
    return outcomeId;
  });
}

/** Take back what one said oneself. @throws {NotFound} */
export async function withdrawOutcome(context: Context, outcomeId: string, reason: string): Promise<void> {
  const outcome = await findOutcome(context.db, outcomeId);
  if (outcome?.assessorId !== actingPerson(context)) throw new NotFound('outcome');
  await takeBack(context, outcome, reason);
}

/**
 * Withdraw an outcome, whatever became of it. What was recorded stays in the ledger; it counts no longer, and what else is
 * known does as before.
 */
export async function takeBack(context: Context, { id }: Pick<Outcome, 'id'>, reason: string): Promise<void> {
  const by = actingPerson(context);
  await context.db.transaction(async (tx) => {
    const outcome = (await lockOutcome(tx, id))!;
    if (outcome.status === 'withdrawn') return;
    await moveOutcome(tx, outcome, { after: 'withdrawn', at: context.now(), answer: reason });
    const recorded = await evidenceBySource(tx, sourceKeyOf(id));
    if (!recorded) return;
    const booking = (await findBooking(tx, outcome.bookingId))!;
    await recordEvidence({ ...context, db: tx, actor: { ...SYSTEM, personId: by } }, [
      {
        personId: booking.personId,
        skillId: outcome.skillId,
        level: 0,
        kind: 'observed',
        shownOn: Temporal.PlainDate.from(recorded.shownOn),
        source: { title: 'Withdrawn', note: reason, takesBack: true },
        sourceKey: `${sourceKeyOf(id)}/withdrawn`,
        supersedes: recorded.id,
      },
    ]);
  });
}
