import { currentFramework } from '#server/catalog/index.ts';
import { listDepartments, withDescendants } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { supplyOf } from '../rules/capacity.ts';
import { DAY_MS } from '../rules/days.ts';
import { freeSlots } from '../rules/slots.ts';
import { readCoachTime } from '../store/coach-time.ts';
import { verifiedLevels } from '../store/coaches.ts';
import { countDemand } from '../store/demand.ts';
import { readOffers } from '../store/offers.ts';
import { readSessionTypes } from '../store/session-types.ts';
import { groupSessionsFrom } from '../store/sessions.ts';
import { readCells } from '../store/surroundings.ts';

const WEEKS = 4;

/** For each skill that session types touch and somebody lacks: need, verified coaches, what is free, and unmet demand. */
export async function viewCapacity(context: Context, { departmentId }: { departmentId?: string }) {
  const { db } = context;
  const today = utcDay(context);
  const now = context.now().epochMilliseconds;
  const [framework, departments, offers, types, allCells, demand, sessions] = await Promise.all([
    currentFramework(context),
    listDepartments(db),
    readOffers(db),
    readSessionTypes(db),
    readCells(db, null),
    countDemand(db, today.subtract({ days: 90 })),
    groupSessionsFrom(db, context.now()),
  ]);
  if (departmentId && !departments.some(({ id }) => id === departmentId)) throw new NotFound('department');
  const within = departmentId ? new Set(withDescendants(departments, departmentId)) : null;
  const cells = allCells.filter((cell) => !within || within.has(cell.departmentId));
  const open = offers.filter(({ isActive }) => isActive);
  const coachIds = [...new Set(open.flatMap((offer) => offer.coachIds))];
  const range = { start: now, end: now + WEEKS * 7 * DAY_MS };
  const [{ coaches }, levels] = await Promise.all([
    readCoachTime(db, coachIds, { range, offers: open }),
    verifiedLevels(db, undefined, today),
  ]);
  const touches = (sessionTypeId: string, skillId: string) =>
    skillId in (types.find(({ id }) => id === sessionTypeId)?.skills ?? {});
  const slotsOf = new Map(
    open
      .filter(({ mode }) => mode === 'one-to-one')
      .map((offer) => [
        offer.id,
        coaches
          .filter(({ coachId }) => offer.coachIds.includes(coachId))
          .flatMap((coach) =>
            freeSlots(coach, { terms: offer, now, range, ownBusy: [] }).slots.map((start) => ({
              start,
              minutes: offer.minutes,
              coachId: coach.coachId,
            })),
          ),
      ]),
  );
  const skillIds = [...new Set(types.flatMap(({ skills }) => Object.keys(skills)))].toSorted();
  const skills = skillIds.flatMap((skillId) => {
    const own = cells.filter((cell) => cell.skillId === skillId);
    const isVerified = (coachId: string) => levels.get(coachId)?.has(skillId) ?? false;
    const groups = sessions.filter(
      (session) =>
        touches(session.sessionTypeId, skillId) && session.capacity > session.seatsTaken && session.coachIds.some(isVerified),
    );
    const count = (kind: string) =>
      demand
        .filter((signal) => signal.kind === kind && touches(signal.sessionTypeId, skillId))
        .reduce((sum, signal) => sum + signal.count, 0);
    if (own.length === 0 && ![...levels.values()].some((known) => known.has(skillId))) return [];
    const supply = supplyOf({
      skillId,
      cells: own,
      verifiedCoaches: [...levels.values()].filter((known) => known.has(skillId)).length,
      freeSlots: open
        .filter(({ sessionTypeId }) => touches(sessionTypeId, skillId))
        .flatMap(({ id }) => (slotsOf.get(id) ?? []).filter(({ coachId }) => isVerified(coachId))),
      freeSeats: groups.reduce((sum, { capacity, seatsTaken }) => sum + capacity - seatsTaken, 0),
      firstSeat: groups[0]?.startsAt.epochMilliseconds ?? null,
      now,
      weeks: WEEKS,
      demand: { searches: count('no-slot'), wishes: count('wish'), waiting: count('waiting-list') },
    });
    return [{ ...supply, name: framework.skills.find(({ id }) => id === skillId)?.name ?? skillId }];
  });
  const byNeed = (a: { need: number | null }, b: { need: number | null }) => (b.need ?? 0) - (a.need ?? 0);
  return { from: today.toString(), to: today.add({ weeks: WEEKS }).toString(), skills: skills.toSorted(byNeed) };
}
