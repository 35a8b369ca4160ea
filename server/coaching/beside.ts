import type { Queryable } from '#db/client.ts';
import type { Beside } from './rules/sitting-between.ts';
import { findSessionType } from './store/session-types.ts';
import { sessionsOfProgramme, type Session } from './store/sessions.ts';

const ALONE: Beside = { previous: null, weeks: 0, next: null, others: [] };

/** Of a sitting that is not booked yet: when those beside it are meant to be. */
export async function besideTimes(
  db: Queryable,
  sessionTypeId: string,
  { sitting, previousAt, nextAt }: { sitting?: number; previousAt?: string; nextAt?: string },
): Promise<Beside> {
  if (!sitting) return ALONE;
  const startOf = (at: string | undefined) => (at ? Temporal.Instant.from(at).epochMilliseconds : null);
  const [previous, next] = [startOf(previousAt), startOf(nextAt)];
  const weeks = await weeksBefore(db, sessionTypeId, sitting);
  return { previous, weeks, next, others: [previous, next].filter((at) => at !== null) };
}

/** Of a session that is moved: the sittings of its programme beside it. They have their claims already. */
export async function besideSession(db: Queryable, { programme, sessionTypeId }: Session): Promise<Beside> {
  if (!programme) return ALONE;
  const all = await sessionsOfProgramme(db, programme.id);
  const earlier = all.findLast((each) => each.programme!.sitting < programme.sitting);
  const later = all.find((each) => each.programme!.sitting > programme.sitting && ON.includes(each.status));
  return {
    previous: earlier?.startsAt.epochMilliseconds ?? null,
    weeks: await weeksBefore(db, sessionTypeId, programme.sitting),
    next: later?.startsAt.epochMilliseconds ?? null,
    others: [],
  };
}

const ON = ['requested', 'scheduled'];

const weeksBefore = async (db: Queryable, sessionTypeId: string, sitting: number): Promise<number> =>
  (await findSessionType(db, sessionTypeId))!.sittings[sitting - 1]?.weeks ?? 0;
