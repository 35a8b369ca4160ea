import type { CoachCalendar, CoachSession } from '#server/coaching/contract.ts';
import type { Block } from '../block.ts';
import { wallTime } from '../zone-time.server.ts';

/** A week as blocks at the wall clock of the coach. */
export function blocksOf({ timeZone, hours, absences, closed }: CoachCalendar, sessions: readonly CoachSession[]): Block[] {
  const wall = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => ({
    start: wallTime(startsAt, timeZone),
    end: wallTime(endsAt, timeZone),
  });
  return [
    ...hours.map((span, at) => ({ id: `hours-${at}`, kind: 'hours' as const, title: '', ...wall(span) })),
    ...closed.map(({ date, reason, name }) => ({
      id: `closed-${date}`,
      kind: 'closed' as const,
      title: reason === 'on-holiday' ? (name ?? 'Holiday') : 'Closed',
      start: `${date}T00:00`,
      end: `${date}T24:00`,
    })),
    ...absences.map((absence) => ({
      id: absence.absenceId,
      kind: 'absence' as const,
      title: absence.reason || 'Away',
      ...wall(absence),
    })),
    ...sessions.map((session) => ({
      id: session.sessionId,
      kind: 'session' as const,
      title: session.title,
      href: `/coach/sessions/${session.sessionId}`,
      note: whoComes(session),
      ...wall(session),
    })),
  ];
}

const whoComes = ({ mode, people, seatsTaken, capacity }: CoachSession) =>
  mode === 'group' ? `${seatsTaken} of ${capacity} seats` : people.map(({ person }) => person.name).join(', ');

/** The same, day by day, for a list. */
export function daysOf(dates: readonly string[], calendar: CoachCalendar, sessions: readonly CoachSession[]) {
  const { timeZone, hours, absences, closed } = calendar;
  const touches = (date: string) => (span: { startsAt: string; endsAt: string }) =>
    wallTime(span.startsAt, timeZone) < `${date}T24:00` && wallTime(span.endsAt, timeZone) > `${date}T00:00`;
  return dates.map((date) => ({
    date,
    hours: hours.filter(({ startsAt }) => wallTime(startsAt, timeZone).startsWith(date)),
    absences: absences.filter(touches(date)),
    closed: closed.find((each) => each.date === date) ?? null,
    sessions: sessions.filter(({ startsAt }) => wallTime(startsAt, timeZone).startsWith(date)),
  }));
}
