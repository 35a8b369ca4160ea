import { toGoal } from '../goals/keep-goals.ts';
import { correctionState } from '../rules/correction.ts';
import { answerUntil } from '../rules/outcome.ts';
import { unsealIntake, type Sealing } from '../sealing.ts';
import type { Booking } from '../store/bookings.ts';
import type { Correction } from '../store/corrections.ts';
import type { Outcome } from '../store/outcomes.ts';
import { textOf } from '../view-bookings.ts';
import { profileName, toActionItem, toGap, type NameOf } from '../views.ts';
import type { Around } from './view-session.ts';

interface Told {
  sealing: Sealing;
  nameOf: NameOf;
}

/** Somebody who comes to a session, as its coach may know them. */
export function toParticipant(booking: Booking, found: Around, { sealing, nameOf }: Told) {
  const { id: bookingId, sessionId, personId, status, purpose, timeZone } = booking;
  const { framework, facts, goals, histories, corrections, outcomes, decides, coachIds } = found;
  return {
    bookingId,
    person: nameOf(personId),
    status,
    purpose,
    timeZone,
    answerBy: booking.answerBy?.toString() ?? null,
    decider: status === 'requested' ? decides(booking).who : null,
    history: (histories.get(bookingId) ?? []).map(({ after, at, by, acceptedBy, reason }) => ({
      status: after,
      at: at.toString(),
      acceptedBy: acceptedBy === null ? null : nameOf(acceptedBy),
      // What a line manager said is for the one who asked.
      reason: by === null || by === personId || coachIds.includes(by) ? reason : null,
    })),
    correction: corrections.has(bookingId) ? toCorrection(corrections.get(bookingId)!, nameOf) : null,
    roleProfiles: (facts.find((fact) => fact.personId === personId)?.roleProfileIds ?? []).map((id) =>
      profileName(framework, id),
    ),
    gaps: gapsOf(personId, found),
    intake: unsealIntake(sealing, sessionId, personId, booking.intakeSealed),
    goal: goals.has(bookingId) ? toGoal(goals.get(bookingId)!, sealing, framework) : null,
    notes: notesOn(personId, found, { sealing, nameOf }),
    actionItems: itemsOf(booking, found, sealing),
    outcomes: outcomes.filter((outcome) => outcome.bookingId === bookingId).map((outcome) => toOutcome(outcome, nameOf)),
  };
}

const toCorrection = ({ askedBy, after, reason, askedAt, decision }: Correction, nameOf: NameOf) => ({
  askedBy: nameOf(askedBy),
  after,
  reason,
  askedAt: askedAt.toString(),
  state: correctionState(decision),
  decidedBy: decision && nameOf(decision.decidedBy),
  note: decision?.note ?? null,
});

const gapsOf = (personId: string, { cells, skills, framework }: Around) =>
  cells
    .filter((cell) => cell.personId === personId && cell.skillId in skills && cell.state !== 'met')
    .map((gap) => toGap(gap, framework));

const notesOn = (personId: string, { notes }: Around, { sealing, nameOf }: Told) =>
  notes
    .filter(({ subjectId }) => subjectId === personId)
    .map(({ sessionId, kind, subjectId, authorId, bodySealed, writtenAt, expiresAt }) => ({
      sessionId,
      kind,
      author: nameOf(authorId),
      body: sealing.unseal(sessionId, `${kind}/${subjectId}/${authorId}`, bodySealed),
      writtenAt: writtenAt.toString(),
      expiresAt: expiresAt.toString(),
    }));

/** Items of other sessions are shown only where this coach agreed them. */
const itemsOf = ({ sessionId, personId }: Booking, { items, readerId }: Around, sealing: Sealing) =>
  items
    .filter((item) => item.ownerId === personId && (item.sessionId === sessionId || item.createdBy === readerId))
    .map((item) => toActionItem(item, textOf(sealing, item)));

const toOutcome = ({ id, assessorId, secondAssessorId, proposedAt, ...outcome }: Outcome, nameOf: NameOf) => ({
  ...outcome,
  outcomeId: id,
  assessor: nameOf(assessorId),
  secondAssessor: secondAssessorId ? nameOf(secondAssessorId) : null,
  answerBy: answerUntil(proposedAt).toString(),
});
