import type { NoticeKind } from '#server/notifications/index.ts';
import type { Approver } from './approval.ts';

/** While what a notice says is true; whatever is left out does not matter to it. */
interface TrueWhile {
  seat?: readonly string[];
  session?: readonly string[];
  /** Only of the time and place it was written for. */
  sameVersion?: true;
}

const RUNNING = ['scheduled', 'in-progress'];
const HELD = [...RUNNING, 'completed'];
const CAME = ['attended', 'partial'];

const SURE: TrueWhile = { seat: ['confirmed'], session: RUNNING, sameVersion: true };
const ASKED: TrueWhile = { seat: ['requested'] };
const EXPIRED: TrueWhile = { seat: ['expired'] };
const UNRECORDED: TrueWhile = { session: RUNNING, sameVersion: true };
const FEEDBACK: TrueWhile = { seat: ['confirmed', ...CAME], session: HELD };
const FOLLOW_UP: TrueWhile = { seat: CAME };

const TRUE_WHILE: Partial<Record<NoticeKind, TrueWhile>> = {
  'approval-asked': ASKED,
  'approval-nudge': ASKED,
  'request-received': ASKED,
  'request-nudge': ASKED,
  'request-declined': { seat: ['declined'] },
  'request-expired': EXPIRED,
  'session-suggested': { session: ['scheduled'], sameVersion: true },
  'session-confirmed': SURE,
  'session-rescheduled': {
    seat: ['requested', 'waitlisted', 'offered', 'confirmed'],
    session: ['requested', 'scheduled'],
    sameVersion: true,
  },
  'session-cancelled': { seat: ['cancelled'] },
  'seat-promoted': SURE,
  'seat-taken': { seat: ['confirmed'], session: RUNNING },
  'seat-given-back': { seat: ['cancelled'], session: RUNNING },
  'answers-changed': { seat: ['requested', 'confirmed'], session: ['requested', 'scheduled'] },
  'place-in-line': { seat: ['waitlisted'], session: ['scheduled'] },
  'seat-skipped': { seat: ['waitlisted'], session: ['scheduled'], sameVersion: true },
  // A follow-up is requested until the coachee takes it.
  'seat-offered': { seat: ['offered'], session: ['requested', 'scheduled'] },
  'seat-lapsed': EXPIRED,
  'line-ended': EXPIRED,
  'reminder-day': SURE,
  'reminder-hour': SURE,
  'attendance-due': UNRECORDED,
  'attendance-last': UNRECORDED,
  'feedback-asked': FEEDBACK,
  'feedback-nudge': FEEDBACK,
  'follow-up-month': FOLLOW_UP,
  'follow-up-quarter': FOLLOW_UP,
};

/** What is told to whoever decides about a request, by who that is. */
const TOLD_TO: Partial<Record<NoticeKind, Approver>> = {
  'approval-asked': 'manager',
  'approval-nudge': 'manager',
  'request-received': 'coach',
  'request-nudge': 'coach',
};

/** Who decides may have changed since: then a notice to whoever did is none of their business any more. */
export function isStillAsked(
  { kind, personId }: { kind: NoticeKind; personId: string },
  { who, managerIds }: { who: Approver; managerIds: readonly string[] },
): boolean {
  const told = TOLD_TO[kind];
  return !told || (told === who && (who === 'coach' || managerIds.includes(personId)));
}

/**
 * A programme is asked for as a whole: the first of its sittings that still are speaks for all, whichever was the first when
 * it was asked for, and one that has moved says so.
 */
export const speaksForAll = (
  { sessionId, facts }: { sessionId: string | null; facts: Readonly<Record<string, string>> },
  asked: readonly { id: string }[],
): boolean => asked[0]?.id === sessionId || 'startedAt' in facts;

/** Whether a notice may still be sent, as its session and seat are now. */
export function isStillTrue(
  notice: { kind: NoticeKind; version: number },
  session: { status: string; version: number },
  seat: { status: string } | null,
): boolean {
  const { seat: seats, session: sessions, sameVersion } = TRUE_WHILE[notice.kind] ?? {};
  if (seat && seats && !seats.includes(seat.status)) return false;
  if (sessions && !sessions.includes(session.status)) return false;
  return !sameVersion || notice.version === session.version;
}
