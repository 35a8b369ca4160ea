import { currentFramework } from '#server/catalog/index.ts';
import { publish } from '#server/events/outbox.ts';
import { actingPerson } from '#server/shared/acting.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { recordEvidence } from '#server/skills/index.ts';
import { AnswerTooLate, assertMayAnswer } from './rules/outcome.ts';
import { findBooking } from './store/bookings.ts';
import { findOutcome, moveOutcome, type Outcome } from './store/outcomes.ts';
import { findSession } from './store/sessions.ts';
import { namesOf, toOutcome } from './views.ts';

/**
 * Acknowledge or contest what a session is said to have shown of oneself. What is acknowledged counts at once; what is
 * contested never does.
 *
 * @throws {NotFound} {AnswerTooLate}
 */
export async function answerOutcome(
  context: Context,
  outcomeId: string,
  given: { answer: 'acknowledge' | 'contest'; text?: string },
) {
  const personId = actingPerson(context);
  const outcome = await findOutcome(context.db, outcomeId);
  const booking = outcome && (await findBooking(context.db, outcome.bookingId));
  if (booking?.personId !== personId) throw new NotFound('outcome');
  assertMayAnswer(context.now(), outcome!);
  const after = given.answer === 'contest' ? 'contested' : 'acknowledged';
  const isFirst = await moveOutcome(context.db, outcome!, { after, at: context.now(), answer: given.text ?? null });
  if (!isFirst) throw new AnswerTooLate();
  if (after === 'acknowledged') await applyOutcome(context, { ...outcome!, status: after });
  const answered = (await findOutcome(context.db, outcomeId))!;
  const { assessorId, secondAssessorId } = answered;
  const [framework, nameOf] = await Promise.all([
    currentFramework(context),
    namesOf(context, [assessorId, ...(secondAssessorId ? [secondAssessorId] : [])]),
  ]);
  return toOutcome(answered, framework, nameOf);
}

export const sourceKeyOf = (outcomeId: string) => `coaching/${outcomeId}`;

/** Let an outcome count: evidence by the one who assessed. Of several who try, or take it back meanwhile, one wins. */
export async function applyOutcome(context: Context, outcome: Outcome): Promise<void> {
  const booking = (await findBooking(context.db, outcome.bookingId))!;
  const session = (await findSession(context.db, booking.sessionId))!;
  await context.db.transaction(async (tx) => {
    const isFirst = await moveOutcome(tx, outcome, { after: 'applied', at: context.now() });
    if (!isFirst) return;
    if (outcome.result === 'level') {
      await recordEvidence({ ...context, db: tx, actor: { ...SYSTEM, personId: outcome.assessorId } }, [
        {
          personId: booking.personId,
          skillId: outcome.skillId,
          level: outcome.level!,
          kind: 'observed',
          shownOn: session.startsAt.toZonedDateTimeISO('UTC').toPlainDate(),
          source: { title: session.title },
          sourceKey: sourceKeyOf(outcome.id),
        },
      ]);
    }
    const payload = { outcomeId: outcome.id, bookingId: booking.id, personId: booking.personId };
    await publish(tx, { name: 'coaching.outcome-recorded', payload });
  });
}
