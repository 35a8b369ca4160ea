import {
  serviceMailbox,
  type Intent,
  type Reader,
  type Retell,
  type SheetFacts,
  type Told,
} from '#server/notifications/index.ts';
import type { Context } from '#server/shared/context.ts';
import { retellDisclosure } from './disclosure/retell-disclosure.ts';
import { countSuggestions } from './lead/view-clinic-plan.ts';
import { hasClockMoved } from './rules/promised-time.ts';
import { retellProgramme } from './retell-programme.ts';
import { retellSession } from './retell-session.ts';
import { readActionItems } from './store/action-items.ts';
import { bookingsOfSessions } from './store/bookings.ts';
import { sessionsOfCoach, type Session } from './store/sessions.ts';
import { namesOf } from './views.ts';

/**
 * Coaching's part of sending a notice: is it still true, and what does it say now.
 *
 * @param publicUrl Where links lead. @param organizer Who invites.
 */
export const retellWith =
  (publicUrl: string, organizer = serviceMailbox(publicUrl)): Retell =>
  (context, intent, reader) => {
    switch (intent.kind) {
      case 'day-sheet':
        return retellDay(context, intent, publicUrl);
      case 'clock-moved':
        return retellMovedClocks(context, intent, reader, publicUrl);
      case 'programme-confirmed':
      case 'programme-cancelled':
        return retellProgramme(context, intent, reader, publicUrl);
      case 'clinics-suggested':
        return retellClinics(context, intent, publicUrl);
      case 'action-soon':
      case 'action-overdue':
        return retellActions(context, intent, publicUrl);
      case 'disclosure-granted':
      case 'disclosure-of-writing':
      case 'disclosure-answered':
        return retellDisclosure(context, intent, reader, publicUrl);
      default:
        return retellSession(context, intent, reader, { publicUrl, organizer });
    }
  };

async function retellDay(context: Context, { personId, facts }: Intent, publicUrl: string): Promise<Told | null> {
  const { date, timeZone } = facts as { date: string; timeZone: string };
  const from = Temporal.PlainDate.from(date).toZonedDateTime(timeZone);
  const range = { from: from.toInstant(), to: from.add({ days: 1 }).toInstant() };
  const sessions = (await sessionsOfCoach(context.db, personId, range)).filter(
    ({ status, endsAt }) => status === 'scheduled' && Temporal.Instant.compare(context.now(), endsAt) < 0,
  );
  const page = `${publicUrl}/coach/sessions?day=${date}`;
  return sessions.length > 0 ? sheet({ date, timeZone, page, sessions: await sheetLines(context, sessions) }) : null;
}

/** Sessions whose promised time of the clock is another moment since the zone's rules changed. */
async function retellMovedClocks(
  context: Context,
  { personId }: Intent,
  { timeZone }: Reader,
  publicUrl: string,
): Promise<Told | null> {
  const now = context.now();
  const sessions = await sessionsOfCoach(context.db, personId, { from: now, to: now.add({ hours: 24 * 366 }) });
  const moved = sessions.filter((session) => hasClockMoved(session.startsAt, session.timeZone, session.localStart));
  if (moved.length === 0) return null;
  const date = now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const page = `${publicUrl}/coach/calendar`;
  return sheet({ date, timeZone: moved[0]!.timeZone, page, sessions: await sheetLines(context, moved) });
}

/** How many are open; what they say stands on the page alone. */
async function retellActions(context: Context, { personId, facts }: Intent, publicUrl: string): Promise<Told | null> {
  const { dueOn } = facts as { dueOn: string };
  const open = (await readActionItems(context.db, personId, [personId])).filter((item) => item.dueOn === dueOn);
  if (open.length === 0) return null;
  return { facts: { dueOn, count: open.length, page: `${publicUrl}/coaching/sessions` }, calendar: null };
}

/** How many groups a coach can decide on; what they are for stands on the page. */
async function retellClinics(context: Context, { personId }: Intent, publicUrl: string): Promise<Told | null> {
  const count = await countSuggestions(context, personId);
  return count > 0 ? { facts: { count, page: `${publicUrl}/coach/sessions/clinics` }, calendar: null } : null;
}

const sheet = (facts: SheetFacts): Told => ({ facts, calendar: null });

/** Names of those one meets alone; of a group how many come. */
async function sheetLines(context: Context, sessions: readonly Session[]): Promise<SheetFacts['sessions']> {
  const bookings = await bookingsOfSessions(
    context.db,
    sessions.map(({ id }) => id),
  );
  const nameOf = await namesOf(
    context,
    bookings.map(({ personId }) => personId),
  );
  const namesIn = ({ id, mode }: Session) =>
    mode === 'group' ? [] : bookings.filter(({ sessionId }) => sessionId === id).map(({ personId }) => nameOf(personId).name);
  return sessions.map((session) => ({
    title: session.programme ? `${session.title} (${session.programme.sitting} of ${session.programme.of})` : session.title,
    startsAt: session.startsAt.toString(),
    endsAt: session.endsAt.toString(),
    names: namesIn(session),
    seats: session.seatsTaken,
  }));
}
