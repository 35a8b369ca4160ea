import type { Framework } from '#server/catalog/index.ts';
import { findPersons } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import type { Decider } from './ask-first.ts';
import type * as contract from './contract.ts';
import { changeableUntil, type Kept } from './rules/booking-terms.ts';
import { answerUntil } from './rules/outcome.ts';
import { keptFor } from './rules/reserved-seats.ts';
import type { ActionItem } from './store/action-items.ts';
import type { Booking } from './store/bookings.ts';
import type { Outcome } from './store/outcomes.ts';
import type { SessionType } from './store/session-types.ts';
import type { Session } from './store/sessions.ts';
import type { Gap } from './store/surroundings.ts';

/** Names of persons, looked up once for everything that shows them. */
export async function namesOf({ db }: Pick<Context, 'db'>, ids: readonly string[]) {
  const known = new Map((await findPersons(db, [...new Set(ids)])).map(({ id, name }) => [id, name]));
  return (personId: string) => ({ personId, name: known.get(personId) ?? '' });
}
export type NameOf = Awaited<ReturnType<typeof namesOf>>;

export const toPlace = (session: Session, nameOf: NameOf) => ({
  sessionId: session.id,
  offerId: session.offerId,
  sessionTypeId: session.sessionTypeId,
  title: session.title,
  mode: session.mode,
  startsAt: session.startsAt.toString(),
  endsAt: session.endsAt.toString(),
  timeZone: session.timeZone,
  status: session.status,
  coaches: session.coachIds.map(nameOf),
  meetingUrl: session.meetingUrl,
  programme: session.programme && toProgramme(session.programme),
});

export const toKept = (kept: Kept | null) => kept && { seats: kept.seats, until: kept.until.toString() };

export const toProgramme = ({ id, ...place }: NonNullable<Session['programme']>) => ({ programmeId: id, ...place });

/** Who sits in a session: they know where it is, and who else shows their name. */
export const SEATED: ReadonlySet<string> = new Set(['confirmed', 'attended', 'partial']);

/** What the views of bookings are made with: names, those of line managers who decide among them. */
interface Told {
  nameOf: NameOf;
  decides: (booking: Booking) => Decider;
}

/** Who is asked about a booking, to be told to whoever booked. */
export function toWaitsFor(
  booking: Booking,
  { coachIds }: Pick<Session, 'coachIds'>,
  { decides, nameOf }: Told,
): contract.Booking['waitsFor'] {
  const { status, approver } = booking;
  if (approver === null || !MAY_ASK.has(status)) return null;
  const { who, managerIds } = decides(booking);
  // A kept time waits for the one it is kept for; only a manager is asked after them.
  if (status === 'offered' && who === 'coach') return null;
  return { who, people: (who === 'manager' ? managerIds : coachIds).map(nameOf) };
}
const MAY_ASK: ReadonlySet<string> = new Set(['requested', 'waitlisted', 'offered']);

export const toBooking = (booking: Booking, session: Session, told: Told): contract.Booking => ({
  bookingId: booking.id,
  status: booking.status,
  waitsFor: toWaitsFor(booking, session, told),
  purpose: booking.purpose,
  place: booking.place,
  kept: booking.status === 'waitlisted' ? toKept(keptFor(session, booking.isInvited)) : null,
  answerBy: booking.answerBy?.toString() ?? null,
  changeableUntil: changeableUntil(session.startsAt, session.cancelNoticeMinutes).toString(),
  cancelCode: booking.cancelCode,
  cancelText: booking.cancelText,
  // The address of the meeting is for those who have a seat.
  session: { ...toPlace(session, told.nameOf), meetingUrl: SEATED.has(booking.status) ? session.meetingUrl : null },
});

export const skillName = (framework: Framework, skillId: string): string =>
  framework.skills.find(({ id }) => id === skillId)?.name ?? skillId;

/** What somebody lacks of a skill their job roles ask. */
export const toGap = ({ skillId, level, required, critical }: Gap, framework: Framework) => ({
  skillId,
  name: skillName(framework, skillId),
  level,
  required,
  critical,
});

/** The same for whose it is, with what is known of it. */
export const toOwnGap = (gap: Gap, framework: Framework) => ({ ...toGap(gap, framework), state: gap.state });

export const profileName = (framework: Framework, id: string): string =>
  framework.profiles.find((profile) => profile.id === id)?.name ?? id;

export const toSessionType = ({ id, skills, ...type }: SessionType, framework: Framework): contract.SessionType => ({
  ...type,
  sessionTypeId: id,
  skills: Object.entries(skills).map(([skillId, maxLevel]) => ({ skillId, name: skillName(framework, skillId), maxLevel })),
});

export const toActionItem = (item: ActionItem, text: string): contract.ActionItem => ({
  actionItemId: item.id,
  sessionId: item.sessionId,
  text,
  dueOn: item.dueOn,
  status: item.status,
  createdBy: item.createdBy,
});

export const toOutcome = (outcome: Outcome, framework: Framework, nameOf: NameOf): contract.Outcome => ({
  outcomeId: outcome.id,
  bookingId: outcome.bookingId,
  skillId: outcome.skillId,
  skillName: skillName(framework, outcome.skillId),
  result: outcome.result,
  levelBefore: outcome.levelBefore,
  level: outcome.level,
  basis: outcome.basis,
  artefactUrl: outcome.artefactUrl,
  behaviour: outcome.behaviour,
  assessor: nameOf(outcome.assessorId),
  secondAssessor: outcome.secondAssessorId ? nameOf(outcome.secondAssessorId) : null,
  status: outcome.status,
  proposedAt: outcome.proposedAt.toString(),
  answerBy: answerUntil(outcome.proposedAt).toString(),
  answer: outcome.answer,
});
