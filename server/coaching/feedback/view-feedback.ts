import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { feedbackFigures, shownComments } from '../rules/feedback.ts';
import type { Sealing } from '../sealing.ts';
import { readCoaches } from '../store/coaches.ts';
import { feedbackOn } from '../store/feedback.ts';
import { namesOf } from '../views.ts';

/** What people say of the sessions one holds, once it is five of them. */
export async function viewFeedbackOnMe(context: Context, { unseal }: Sealing) {
  const given = await feedbackOn(context.db, [actingPerson(context)]);
  const written = given.flatMap(({ personId, sessionId, bookingId, textSealed }) =>
    textSealed ? [{ personId, text: unseal(sessionId, `feedback/${bookingId}`, textSealed) }] : [],
  );
  return { figures: feedbackFigures(given), comments: shownComments(written) };
}

/** The same figures of every coach, without words; null while fewer than five people said something. */
export async function listFeedback(context: Context) {
  const coachIds = (await readCoaches(context.db)).map(({ personId }) => personId);
  const [given, nameOf] = await Promise.all([feedbackOn(context.db, coachIds), namesOf(context, coachIds)]);
  return {
    items: coachIds.map((coachId) => ({
      coach: nameOf(coachId),
      figures: feedbackFigures(given.filter((each) => each.coachId === coachId)),
    })),
  };
}
