import type { CoachSession } from '#server/coaching/contract.ts';
import { count, momentOf } from '#lib/format.ts';
import type { Tone } from './tone.ts';

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

interface Words {
  word: string;
  tone: Tone;
}

const SESSION: Record<string, Words> = {
  requested: { word: 'Waits for an answer', tone: 'warn' },
  scheduled: { word: 'Scheduled', tone: 'plain' },
  'in-progress': { word: 'Being held', tone: 'good' },
  completed: { word: 'Held', tone: 'good' },
  declined: { word: 'Declined', tone: 'off' },
  expired: { word: 'Expired without an answer', tone: 'off' },
  cancelled: { word: 'Cancelled', tone: 'off' },
};
/** How a session stands. After its end nothing is assumed: unrecorded stays unrecorded, and counts nowhere. */
export function sessionWords({ status, endsAt, seatsTaken }: CoachSession, now: Date): Words {
  if (new Date(endsAt) < now && (status === 'scheduled' || status === 'in-progress'))
    return seatsTaken === 0 ? { word: 'Nobody came', tone: 'off' } : { word: 'Attendance not recorded', tone: 'warn' };
  return SESSION[status] ?? { word: status, tone: 'plain' };
}

const BOOKING: Record<string, Words> = {
  requested: { word: 'Asks for this time', tone: 'warn' },
  waitlisted: { word: 'Waits for a seat', tone: 'plain' },
  offered: { word: 'Has not answered yet', tone: 'warn' },
  confirmed: { word: 'Comes', tone: 'plain' },
  attended: { word: 'Attended', tone: 'good' },
  partial: { word: 'Attended in part', tone: 'good' },
  'no-show': { word: 'Did not come', tone: 'off' },
};
export const bookingWords = (status: string): Words => BOOKING[status] ?? { word: status, tone: 'plain' };

export const PURPOSE = {
  learning: 'Learning: this session rates nobody',
  assessment: 'Assessment: it can show a level',
} as const;

export const ATTENDANCE = [
  { id: 'attended', name: 'Attended' },
  { id: 'partial', name: 'In part' },
  { id: 'no-show', name: 'Did not come' },
] as const;
export type Attendance = (typeof ATTENDANCE)[number]['id'];
export const isAttendance = (text: string): text is Attendance => ATTENDANCE.some(({ id }) => id === text);

export const CANCEL_REASONS = [
  { id: 'coach-unavailable', name: 'I am not available' },
  { id: 'ill', name: 'I am ill' },
  { id: 'no-time', name: 'I have no time then' },
  { id: 'too-few', name: 'Too few people come' },
  { id: 'not-needed', name: 'It is not needed any more' },
  { id: 'other', name: 'Another reason' },
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number]['id'];
export const isCancelReason = (text: string): text is CancelReason => CANCEL_REASONS.some(({ id }) => id === text);

export const OUTCOME_STATUS: Record<string, Words> = {
  proposed: { word: 'Waits for the coachee', tone: 'warn' },
  acknowledged: { word: 'Acknowledged', tone: 'good' },
  applied: { word: 'Counts', tone: 'good' },
  contested: { word: 'Contested: does not count', tone: 'off' },
};

export const resultWords = (result: string, level: number | null): string =>
  result === 'level' ? `Level ${level}` : result === 'practised' ? 'Practised' : 'No change';

/** Seats in words; a session of two has none to speak of. */
export function seatsWords({ mode, seatsTaken, capacity, waiting, kept }: Seats): string {
  if (mode === 'one-to-one') return '';
  const more = [kept ? `${kept.seats} kept` : '', waiting > 0 ? `${waiting} waiting` : ''].filter((words) => words !== '');
  return [`${seatsTaken} of ${capacity} seats taken`, ...more].join(', ');
}
type Seats = Pick<CoachSession, 'mode' | 'seatsTaken' | 'capacity' | 'waiting' | 'kept'>;

/** To how many a group was suggested, and until when seats are kept for them. */
export function invitedSentence({ invited, kept }: Pick<CoachSession, 'invited' | 'kept'>, timeZone: string): string {
  if (invited === 0) return '';
  const seats = kept
    ? `, and ${count(kept.seats, 'seat')} ${kept.seats === 1 ? 'is' : 'are'} kept for them until ${momentOf(kept.until, timeZone)}`
    : '';
  return `It is suggested to ${count(invited, 'person', 'people')} with the gap${seats}. Who they are is shown to nobody.`;
}
