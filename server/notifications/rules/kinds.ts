import type { NoticeGroup } from '../contract.ts';

/** What people can be spared. What moves or ends a session, counts after silence, or lets somebody read, is always told. */
export type Group = NoticeGroup;

/** Every kind of notice, and the group one can switch off; null is always told. */
export const NOTICE_KINDS = {
  'request-received': 'requests',
  'request-nudge': 'requests',
  'request-declined': null,
  'request-expired': null,
  'approval-asked': 'approvals',
  'approval-nudge': 'approvals',
  'session-suggested': 'suggestions',
  'session-confirmed': null,
  'programme-confirmed': null,
  'programme-cancelled': null,
  'session-rescheduled': null,
  'session-cancelled': null,
  'seat-promoted': null,
  'seat-taken': 'seats',
  'seat-given-back': 'seats',
  'answers-changed': 'answers',
  'place-in-line': 'waiting-list',
  'seat-skipped': 'waiting-list',
  'seat-offered': 'waiting-list',
  'seat-lapsed': 'waiting-list',
  'line-ended': 'waiting-list',
  'reminder-day': 'reminders',
  'reminder-hour': 'reminders',
  'day-sheet': 'day-sheet',
  'clinics-suggested': 'clinics',
  'attendance-due': 'attendance',
  'attendance-last': 'attendance',
  'feedback-asked': 'feedback',
  'feedback-nudge': 'feedback',
  'action-soon': 'action-items',
  'action-overdue': 'action-items',
  'follow-up-month': 'follow-ups',
  'follow-up-quarter': 'follow-ups',
  'outcome-proposed': null,
  'outcome-reminder': null,
  'clock-moved': null,
  'correction-accepted': null,
  'correction-declined': null,
  'disclosure-granted': null,
  'disclosure-of-writing': null,
  'disclosure-answered': null,
} as const satisfies Record<string, Group | null>;
export type NoticeKind = keyof typeof NOTICE_KINDS;

export const isWanted = (kind: NoticeKind, unwanted: readonly Group[]): boolean => {
  const group = NOTICE_KINDS[kind];
  return group === null || !unwanted.includes(group);
};

export const GROUPS: readonly Group[] = [...new Set(Object.values(NOTICE_KINDS))].filter((group) => group !== null);
