import { currentFramework } from '#server/catalog/index.ts';
import { personFacts } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { toGoal } from '../goals/keep-goals.ts';
import type { Sealing } from '../sealing.ts';
import { readActionItems } from '../store/action-items.ts';
import { goalsOf } from '../store/goals.ts';
import { readSessionTypes } from '../store/session-types.ts';
import { readCells } from '../store/surroundings.ts';
import { textOf } from '../view-bookings.ts';
import { namesOf, profileName, toGap } from '../views.ts';
import { actingCoach } from './acting-coach.ts';
import { bookingsAndSessions, standing } from './list-people.ts';

/**
 * Somebody one has coached or will: what they need of the skills that the sessions touch, and what they set themselves and
 * promised in them. What they agreed with other coaches is not one's business. @throws {NotFound}
 */
export async function viewCoachedPerson(context: Context, sealing: Sealing, personId: string) {
  const { db } = context;
  const coach = await actingCoach(context);
  const own = (await bookingsAndSessions(context, coach.personId)).filter(({ booking }) => booking.personId === personId);
  if (own.length === 0) throw new NotFound('person');
  const sessionIds = own.map(({ session }) => session.id);
  const bookingIds = own.map(({ booking }) => booking.id);
  const [framework, types, [facts], cells, items, goals, nameOf] = await Promise.all([
    currentFramework(context),
    readSessionTypes(db, [...new Set(own.map(({ session }) => session.sessionTypeId))]),
    personFacts(db, [personId], utcDay(context)),
    readCells(db, [personId]),
    readActionItems(db, coach.personId, [personId], sessionIds),
    goalsOf(db, coach.personId, bookingIds),
    namesOf(context, [personId]),
  ]);
  const touched = new Set(types.flatMap(({ skills }) => Object.keys(skills)));
  return {
    timeZone: coach.timeZone,
    person: nameOf(personId),
    roleProfiles: (facts?.roleProfileIds ?? []).map((id) => profileName(framework, id)),
    gaps: cells.filter(({ skillId, state }) => touched.has(skillId) && state !== 'met').map((gap) => toGap(gap, framework)),
    sessions: own.toReversed().map(({ booking, session }) => ({
      bookingId: booking.id,
      sessionId: session.id,
      title: session.title,
      startsAt: session.startsAt.toString(),
      endsAt: session.endsAt.toString(),
      status: booking.status,
    })),
    goals: standing([...goals.values()]).map((goal) => ({ ...toGoal(goal, sealing, framework), sessionId: goal.sessionId })),
    actionItems: items
      .filter(({ sessionId }) => sessionIds.includes(sessionId))
      .map((item) => ({
        actionItemId: item.id,
        sessionId: item.sessionId,
        text: textOf(sealing, item),
        dueOn: item.dueOn,
        status: item.status,
      })),
  };
}
