import type { ReportedSession } from '#server/coaching/contract.ts';
import { count, inWords } from './format.ts';
import { plain } from './plain.ts';

type Attendance = ReportedSession['people'][number]['attendance'];

export const ATTENDANCE: Record<Attendance, string> = {
  attended: 'Attended',
  partial: 'In part',
  'no-show': 'Did not come',
  'not-recorded': 'Not recorded',
};

/** Sessions by part of their title, or with those people alone whose name has it. */
export function foundIn(sessions: readonly ReportedSession[], q: string): ReportedSession[] {
  const has = (text: string) => plain(text).includes(plain(q));
  return sessions.flatMap((session) => {
    const people = has(session.title) ? session.people : session.people.filter(({ person }) => has(person.name));
    return people.length > 0 ? [{ ...session, people }] : [];
  });
}

/** What the list comes to; seats that nobody recorded are named, since they count as nothing. */
export function attendanceFinding(sessions: readonly ReportedSession[]): string {
  const seats = sessions.flatMap(({ people }) => people.map(({ attendance }) => attendance));
  const came = seats.filter((each) => each === 'attended' || each === 'partial').length;
  const unknown = seats.filter((each) => each === 'not-recorded').length;
  const missed = seats.length - came - unknown;
  const how = came === seats.length ? 'everybody came' : `${came} came, ${missed} did not`;
  const known = `${count(seats.length, 'seat')} in ${count(sessions.length, 'session')}: ${how}.`;
  return unknown === 0 ? known : `${known} Of ${inWords(unknown)} nobody has recorded it: we do not know.`;
}
