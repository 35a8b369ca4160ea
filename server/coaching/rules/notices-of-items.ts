import type { Notice, NoticeKind } from '#server/notifications/index.ts';

/** When somebody is told of action items or outcomes. */
export interface ItemNotice {
  kind: NoticeKind;
  dueAt: Temporal.Instant;
  expiresAt: Temporal.Instant;
}

const COMMON = { version: 0, facts: {} as Record<string, string>, isUrgent: false };

/** Action items that are due on one day are told together. */
export const aboutActions = (notice: ItemNotice, { personId, dueOn }: { personId: string; dueOn: string }): Notice => ({
  ...COMMON,
  ...notice,
  personId,
  sessionId: null,
  bookingId: null,
  facts: { dueOn },
  dedupeKey: `${notice.kind}/${personId}/${dueOn}`,
});

/** Outcomes of one session that are proposed on one day are told together. */
export const aboutOutcomes = (
  notice: ItemNotice,
  { personId, sessionId, bookingId }: { personId: string; sessionId: string; bookingId: string },
): Notice => ({
  ...COMMON,
  ...notice,
  personId,
  sessionId,
  bookingId,
  dedupeKey: `${notice.kind}/${bookingId}/${notice.dueAt.toZonedDateTimeISO('UTC').toPlainDate().toString()}`,
});

const MORNING = Temporal.PlainTime.from('09:00');
const STALE_AFTER_DAYS = 7;

/** The working day before or after a date; Saturday and Sunday are none. */
export function workingDay(date: Temporal.PlainDate, step: 1 | -1): Temporal.PlainDate {
  const next = date.add({ days: step });
  return next.dayOfWeek > 5 ? workingDay(next, step) : next;
}

/** An action item: a working day before it is due, and one after. */
export function noticesOfAction(dueOn: Temporal.PlainDate, timeZone: string, now: Temporal.Instant): ItemNotice[] {
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone, plainTime: MORNING }).toInstant();
  const [soon, overdue] = [at(workingDay(dueOn, -1)), at(workingDay(dueOn, 1))];
  const notices: ItemNotice[] = [
    { kind: 'action-soon', dueAt: soon, expiresAt: overdue },
    { kind: 'action-overdue', dueAt: overdue, expiresAt: overdue.add({ hours: STALE_AFTER_DAYS * 24 }) },
  ];
  return notices.filter(({ dueAt }) => Temporal.Instant.compare(now, dueAt) < 0);
}

const GATHERING_MINUTES = 10;
const REMINDED_AFTER_HOURS = 5 * 24;

/** Outcomes: soon after the first, so that those of one session come in one mail, and again two days before they count. */
export const noticesOfOutcome = (proposedAt: Temporal.Instant, countsAt: Temporal.Instant): ItemNotice[] => [
  { kind: 'outcome-proposed', dueAt: proposedAt.add({ minutes: GATHERING_MINUTES }), expiresAt: countsAt },
  { kind: 'outcome-reminder', dueAt: proposedAt.add({ hours: REMINDED_AFTER_HOURS }), expiresAt: countsAt },
];
