import Type, { type Static } from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Id, Instant } from '#server/shared/schemas.ts';
import { Person } from '../shared/contract.ts';

/** A session whose offer says that attendance is reported. Who came, and nothing else of it. */
export const ReportedSession = Type.Object({
  sessionId: Id,
  title: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
  people: Type.Array(Type.Object({ person: Person, attendance: Type.Enum(['attended', 'partial', 'no-show', 'not-recorded']) })),
});
export type ReportedSession = Static<typeof ReportedSession>;

const success = { status: 200, schema: Type.Object({ items: Type.Array(ReportedSession) }) } as const;

export const listTeamAttendance = endpoint({
  id: 'listTeamAttendance',
  summary: 'Which direct reports came to sessions that report attendance, a year back; every look is shown to them',
  method: 'GET',
  path: '/me/team/attendance',
  success,
});

export const listAttendance = endpoint({
  id: 'listAttendance',
  summary: 'Who came to sessions that report attendance, a year back; every look is shown to those who are named',
  method: 'GET',
  path: '/coaching/attendance',
  success,
});
