import type { Me } from '#server/identity/contract.ts';
import type { NoticeGroup } from '#server/notifications/contract.ts';

export interface GroupWords {
  id: NoticeGroup;
  name: string;
  what: string;
}

/** What can be switched off by everybody. */
export const FOR_ALL: readonly GroupWords[] = [
  { id: 'reminders', name: 'Reminders', what: 'A day and an hour before a session.' },
  {
    id: 'waiting-list',
    name: 'Waiting lists',
    what: 'Your place, a seat that is kept for you or went past you, and the end of the list.',
  },
  {
    id: 'suggestions',
    name: 'Suggestions',
    what: 'A group session was planned for a gap you have. Nobody else is told that you were.',
  },
  { id: 'feedback', name: 'Feedback', what: 'An hour after a session, and once more two days later.' },
  { id: 'action-items', name: 'Things I planned', what: 'A working day before something is due, and a working day after.' },
  { id: 'follow-ups', name: 'What became of it', what: 'A month and three months after a session for which you set a goal.' },
];

/** What only those who coach hear of. */
export const FOR_COACHES: readonly GroupWords[] = [
  { id: 'requests', name: 'Requests', what: 'Somebody asks for a time, and a nudge a day later.' },
  { id: 'seats', name: 'Seats in my groups', what: 'Somebody takes a seat or gives one back.' },
  { id: 'answers', name: 'Changed answers', what: 'Somebody changes what they prepared, once you have heard of the booking.' },
  { id: 'day-sheet', name: 'Sheet of the day', what: 'At 07:30, on days on which you hold sessions.' },
  { id: 'clinics', name: 'Clinics I could hold', what: 'New groups in your free hours, once a week at most.' },
  { id: 'attendance', name: 'Attendance', what: 'When it is not recorded a day and three days after a session.' },
];

/** What only those hear of to whom somebody reports. */
export const FOR_MANAGERS: readonly GroupWords[] = [
  {
    id: 'approvals',
    name: 'Requests of my team',
    what: 'Somebody asks for a session whose offer asks line managers first, and a nudge a day later.',
  },
];

/** As what somebody is told, beside as a learner. */
export interface Parts {
  isCoach: boolean;
  isManager: boolean;
}

export const partsOf = ({ accessRoles, isManager }: Pick<Me, 'accessRoles' | 'isManager'>): Parts => ({
  isCoach: accessRoles.includes('coach'),
  isManager,
});

export const groupsOf = ({ isCoach, isManager }: Parts): readonly GroupWords[] => [
  ...FOR_ALL,
  ...(isManager ? FOR_MANAGERS : []),
  ...(isCoach ? FOR_COACHES : []),
];

const KINDS: Record<string, string> = {
  'session-confirmed': 'a booking',
  'programme-confirmed': 'a programme that is booked',
  'programme-cancelled': 'a programme that is cancelled',
  'session-rescheduled': 'a session that moved',
  'session-cancelled': 'a cancelled session',
};

/** What a mail that could not be delivered was about. */
export const kindWords = (kind: string): string => KINDS[kind] ?? 'coaching';

export const REVOKING_FEED = 'Calendars that use it stop at once, and its address never works again. You can make another one.';
