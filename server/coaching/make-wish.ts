import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import type { Purpose } from './store/bookings.ts';
import { endWishes, insertWish, noteDemand, openWishes } from './store/demand.ts';
import { findSessionType } from './store/session-types.ts';

export class UnknownSessionType extends Refusal {
  constructor() {
    const detail = 'There is no such session type.';
    super('invalid', 'coaching/unknown-session-type', detail, { errors: [{ pointer: '#/sessionTypeId', detail }] });
  }
}

/** What one wishes for without a date, latest first. */
export async function listMyWishes(context: Context) {
  const wishes = await openWishes(context.db, actingPerson(context));
  return { items: wishes.map(({ id, wishedAt, ...wish }) => ({ ...wish, wishId: id, wishedAt: wishedAt.toString() })) };
}

/** Wish for a session type without a date: it counts as demand, and ends with a booking. @throws {UnknownSessionType} */
export async function makeWish(context: Context, wish: { sessionTypeId: string; purpose: Purpose }): Promise<string> {
  const personId = actingPerson(context);
  if (!(await findSessionType(context.db, wish.sessionTypeId))) throw new UnknownSessionType();
  const wishId = await insertWish(context.db, { ...wish, personId, wishedAt: context.now() });
  await noteDemand(context.db, { personId, sessionTypeId: wish.sessionTypeId, kind: 'wish', on: utcDay(context) });
  return wishId;
}

/** @throws {NotFound} */
export async function endWish(context: Context, wishId: string): Promise<void> {
  const ended = await endWishes(context.db, { personId: actingPerson(context), wishId, at: context.now() });
  if (!ended) throw new NotFound('wish');
}
