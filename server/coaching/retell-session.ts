import type { Intent, Mailbox, Reader, SessionFacts, Told } from '#server/notifications/index.ts';
import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import {
  bookingUid,
  describeEntry,
  neutralSubject,
  sessionUid,
  writeCancellation,
  writeInvitation,
  type CalendarEntry,
} from './rules/calendar.ts';
import { whoDecides } from './ask-first.ts';
import { openInvitations } from './invitations/open-invitations.ts';
import { isFollowedUp } from './rules/goal.ts';
import { isStillAsked, isStillTrue, speaksForAll } from './rules/notice-truth.ts';
import { answerUntil } from './rules/outcome.ts';
import { keptFor, seatsOpenTo } from './rules/reserved-seats.ts';
import { findBooking, lastBookingOf, type Booking } from './store/bookings.ts';
import { hasFeedback } from './store/feedback.ts';
import { findGoal } from './store/goals.ts';
import { outcomesOf } from './store/outcomes.ts';
import { findSession, sessionsOfProgramme, type Session } from './store/sessions.ts';

type Person = Awaited<ReturnType<typeof findPersons>>[number];

interface Scene {
  session: Session;
  /** Of a programme that is asked for as a whole, the sessions it is about. */
  asked: readonly Session[] | null;
  /** The seat the notice is about; of a session of two, the one there is. */
  seat: Booking | null;
  reader: Person;
  coaches: readonly Person[];
  participant: Person | null;
  /** As what the reader is told: a line manager who is asked may hold sessions too. */
  part: SessionFacts['part'];
  publicUrl: string;
  organizer: Mailbox;
}

/** What a notice about a session or a seat says now; null when it is no longer true. */
export async function retellSession(
  context: Context,
  intent: Intent,
  how: Reader,
  from: Pick<Scene, 'publicUrl' | 'organizer'>,
): Promise<Told | null> {
  const { db } = context;
  const session = await findSession(db, intent.sessionId!);
  const about = intent.bookingId === null ? null : await findBooking(db, intent.bookingId);
  if (!session || !isStillTrue(intent, session, about)) return null;
  if (about && !isStillAsked(intent, await whoDecides(db, context, about))) return null;
  const answerBy =
    intent.kind === 'session-suggested' ? await stillSuggested(context, intent) : await stillOpen(context, intent, about);
  if (answerBy === 'settled') return null;
  const asked = isAsked(intent) && session.programme ? await askedFor(context, session.programme.id, intent) : null;
  if (asked && !speaksForAll(intent, asked)) return null;
  const seat = about ?? (session.mode === 'one-to-one' ? await lastBookingOf(db, session.id) : null);
  const people = await findPersons(db, [intent.personId, ...session.coachIds, ...(seat ? [seat.personId] : [])]);
  const personOf = (id: string) => people.find((each) => each.id === id)!;
  const scene: Scene = {
    session,
    asked,
    seat,
    reader: personOf(intent.personId),
    coaches: session.coachIds.map(personOf),
    participant: seat && personOf(seat.personId),
    part: partOf(intent, session),
    ...from,
  };
  const calendar = calendarOf(scene, intent, how);
  // One mail tells of all sittings of a programme; this one is for its invitation.
  if ('programmeId' in intent.facts && !calendar) return null;
  const facts = factsOf(scene, intent);
  return { facts: answerBy ? { ...facts, answerBy: answerBy.toString() } : facts, calendar };
}

const isAsked = ({ kind }: Intent) => kind.startsWith('request-') || kind.startsWith('approval-');

/** Sessions of a programme whose request stands as the one that is told of does. */
async function askedFor({ db }: Context, programmeId: string, { kind }: Intent): Promise<Session[]> {
  const status = kind === 'request-declined' ? 'declined' : kind === 'request-expired' ? 'expired' : 'requested';
  return (await sessionsOfProgramme(db, programmeId)).filter((session) => session.status === status);
}

/** Until when an answer is waited for, where one is; `settled` when it was given, or nothing is there to answer for. */
async function stillOpen({ db }: Context, { kind }: Intent, seat: Booking | null): Promise<Temporal.Instant | 'settled' | null> {
  if (kind === 'feedback-asked' || kind === 'feedback-nudge') return (await hasFeedback(db, seat!.id)) ? 'settled' : null;
  if (kind === 'follow-up-month' || kind === 'follow-up-quarter')
    return isFollowedUp(await findGoal(db, seat!.personId, seat!.id)) ? null : 'settled';
  if (kind !== 'outcome-proposed' && kind !== 'outcome-reminder') return seat?.answerBy ?? null;
  const waiting = (await outcomesOf(db, [seat!.id])).filter(({ status }) => status === 'proposed');
  const first = waiting.map(({ proposedAt }) => answerUntil(proposedAt)).toSorted(Temporal.Instant.compare)[0];
  return first ?? 'settled';
}

/** Whether somebody has not answered what is suggested to them, and there is a seat. */
async function stillSuggested(context: Context, { personId, sessionId }: Intent): Promise<'settled' | null> {
  const open = (await openInvitations(context, personId)).find(({ session }) => session.id === sessionId);
  return open && seatsOpenTo(open.session, true) > 0 ? null : 'settled';
}

function factsOf(scene: Scene, { facts }: Intent): SessionFacts {
  const { session, asked, seat, reader, coaches, participant, part, publicUrl } = scene;
  const { startsAt, title, programme } = session;
  const movedFrom = facts['startedAt'] ? Temporal.Instant.from(facts['startedAt']) : null;
  const minutes = minutesOf(session);
  const kept = seat?.status === 'waitlisted' ? keptFor(session, seat.isInvited) : null;
  return {
    part,
    occasion: neutralSubject(startsAt, reader.timeZone),
    title,
    ...(programme && !asked && { sitting: { number: programme.sitting, of: programme.of } }),
    ...(asked && { times: asked.map(spanOf) }),
    names: part === 'participant' ? coaches.map(({ name }) => name) : participant ? [participant.name] : [],
    ...spanOf(session),
    timeZone: reader.timeZone,
    otherZone: otherZoneOf(scene),
    // The address of the meeting is for those who have a seat.
    meetingUrl: part === 'coach' || seat?.status === 'confirmed' ? session.meetingUrl : null,
    page: pageOf(scene),
    bookPage: `${publicUrl}/coaching`,
    seats: { taken: session.seatsTaken, capacity: session.capacity },
    isOnlySeat: session.status !== 'cancelled',
    ...(movedFrom && { before: { startsAt: movedFrom.toString(), endsAt: movedFrom.add({ minutes }).toString() } }),
    ...(seat?.place && { place: seat.place }),
    ...(kept && { kept: { seats: kept.seats, until: kept.until.toString() } }),
    ...(facts['why'] === 'kept' && { isKeptForOthers: true }),
    cancelCode: seat?.cancelCode ?? session.cancelCode ?? '',
  };
}

function partOf({ kind, personId }: Intent, { coachIds }: Session): SessionFacts['part'] {
  if (kind === 'approval-asked' || kind === 'approval-nudge') return 'manager';
  return coachIds.includes(personId) ? 'coach' : 'participant';
}

/** The clock of the other side; of a whole group, and for a manager, there is none. */
function otherZoneOf({ part, session, seat, reader }: Scene): string {
  if (part === 'participant') return session.timeZone;
  return part === 'coach' && session.mode === 'one-to-one' ? seat!.timeZone : reader.timeZone;
}

function pageOf({ part, session, seat, publicUrl }: Scene): string {
  if (part === 'manager') return `${publicUrl}/team/requests`;
  if (part === 'coach') return `${publicUrl}/coach/sessions/${session.id}`;
  return seat ? `${publicUrl}/coaching/sessions/${seat.id}` : `${publicUrl}/coaching/group-sessions/${session.id}`;
}

const spanOf = ({ startsAt, endsAt }: Session) => ({ startsAt: startsAt.toString(), endsAt: endsAt.toString() });

const minutesOf = ({ startsAt, endsAt }: Session) => endsAt.since(startsAt).total('minutes');

const INVITING = ['session-confirmed', 'seat-promoted', 'session-rescheduled'];

/**
 * The invitation that goes along: for whoever wants sessions by mail, or got this one so. It names its reader and the
 * coaches, nobody else.
 */
function calendarOf(scene: Scene, { kind, stampedAt }: Intent, { calendar, wasInvited }: Reader): string | null {
  const { session, seat, coaches, participant, part } = scene;
  const isCoach = part === 'coach';
  const attendees = [
    ...coaches.map((person) => ({ ...asAttendee(person), part: 'coach' as const })),
    ...(!isCoach && participant ? [{ ...asAttendee(participant), part: 'participant' as const }] : []),
  ];
  if (kind === 'session-cancelled') return wasInvited ? writeCancellation(entryOf(scene), attendees, stampedAt) : null;
  const isSure = session.status === 'scheduled' && (isCoach || seat?.status === 'confirmed');
  if (!INVITING.includes(kind) || !isSure) return null;
  return calendar === 'invitations' || wasInvited ? writeInvitation(entryOf(scene), attendees, stampedAt) : null;
}

const asAttendee = ({ name, email }: Person) => ({ name, address: email, hasAccepted: true });

function entryOf(scene: Scene): CalendarEntry {
  const { session, seat, part, publicUrl, organizer } = scene;
  const isCoach = part === 'coach';
  const host = new URL(publicUrl).hostname;
  const { visibility, title } = session;
  return {
    uid: isCoach ? sessionUid(session.id, host) : bookingUid(seat!.id, host),
    sequence: isCoach ? session.version : seat!.calendarSequence,
    start: session.startsAt,
    minutes: minutesOf(session),
    ...describeEntry({ visibility, title, pageUrl: pageOf(scene) }),
    location: session.meetingUrl,
    organizer,
  };
}
