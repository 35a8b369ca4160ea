import type { NoticeKind } from './kinds.ts';
import { dateWords, hoursOf, listOf, momentOf, showSameClock, spanOf } from './words.ts';

/** What the mails about coaching need to know. None holds what people wrote to each other. */
export interface SessionFacts {
  part: 'participant' | 'coach';
  /** As in "Coaching session, 9 March 2027": Exchange makes the subject the entry's title, so it tells nothing else. */
  occasion: string;
  title: string;
  /** The other side; empty where a coach is told of a whole group. */
  names: readonly string[];
  startsAt: string;
  endsAt: string;
  /** Of the reader, and of the other side. */
  timeZone: string;
  otherZone: string;
  meetingUrl: string | null;
  /** The page of the session, and the one to book on. */
  page: string;
  bookPage: string;
  before?: { startsAt: string; endsAt: string };
  cancelCode?: string;
  /** Until when an answer is waited for. */
  answerBy?: string;
  place?: number;
  seats?: { taken: number; capacity: number };
  /** A seat of a group was given back; the session itself goes on. */
  isOnlySeat?: boolean;
}
export interface SheetFacts {
  date: string;
  timeZone: string;
  page: string;
  sessions: readonly { title: string; startsAt: string; endsAt: string; names: readonly string[]; seats: number }[];
}
export interface ActionFacts {
  dueOn: string;
  count: number;
  page: string;
}
export type NoticeFacts<K extends NoticeKind> = K extends 'day-sheet' | 'clock-moved'
  ? SheetFacts
  : K extends 'action-soon' | 'action-overdue'
    ? ActionFacts
    : SessionFacts;

type Words = { subject: string; paragraphs: readonly string[] };

const CANCELLED_BECAUSE: Record<string, string> = {
  'no-time': 'The time no longer suits.',
  ill: 'The reason is illness.',
  'not-needed': 'It is no longer needed.',
  'prefer-other-time': 'Another time would suit better.',
  'coach-unavailable': 'The coach cannot hold it.',
  'too-few': 'Fewer people signed up than it needs.',
};

/** Reader's clock first; the other side's too where it differs. */
function when({ timeZone, otherZone }: SessionFacts, { startsAt, endsAt }: { startsAt: string; endsAt: string }): string {
  const own = spanOf(startsAt, endsAt, timeZone);
  return showSameClock(startsAt, timeZone, otherZone) ? own : `${own}\n${spanOf(startsAt, endsAt, otherZone)}`;
}
const withWhom = ({ title, names }: SessionFacts) => (names.length > 0 ? `“${title}” with ${listOf(names)}` : `“${title}”`);
const where = ({ meetingUrl }: SessionFacts) => (meetingUrl ? [`Where:\n${meetingUrl}`] : []);
const answerBy = (facts: SessionFacts) => momentOf(facts.answerBy!, facts.timeZone);
const seats = ({ seats }: SessionFacts) => `${seats!.taken} of ${seats!.capacity} seats are taken.`;
/** Nobody waits in line for a session of two: what is kept there is a follow-up that the coach chose a time for. */
const isForTwo = ({ seats }: SessionFacts) => seats?.capacity === 1;
const prepare = 'Preparation, changes and everything about it are on its page:';

const session =
  (subject: (occasion: string) => string, say: (facts: SessionFacts) => readonly string[]): ((facts: SessionFacts) => Words) =>
  (facts) => ({ subject: subject(facts.occasion), paragraphs: say(facts) });
const plain = (occasion: string) => occasion;
const about = (word: string) => (occasion: string) => `${word}: ${occasion}`;

const planned = (count: number) =>
  count === 1 ? 'One thing you planned in a coaching session is' : `${count} things you planned in coaching sessions are`;

const sheetLine = (timeZone: string) => (each: SheetFacts['sessions'][number]) => {
  const who = each.names.length > 0 ? `with ${listOf(each.names)}` : `${each.seats} ${each.seats === 1 ? 'person' : 'people'}`;
  return `${hoursOf(each.startsAt, each.endsAt, timeZone)}: ${each.title}, ${who}`;
};

export const SESSION_TEMPLATES: { [K in NoticeKind]: (facts: NoticeFacts<K>) => Words } = {
  'request-received': session(about('Request'), (facts) => [
    `${listOf(facts.names)} asks you for “${facts.title}”:`,
    when(facts, facts),
    `The time is kept until ${answerBy(facts)}. Accept or decline here:`,
    facts.page,
  ]),
  'request-nudge': session(about('Request'), (facts) => [
    `${listOf(facts.names)} still waits for your answer about “${facts.title}”:`,
    when(facts, facts),
    `It expires ${answerBy(facts)}. Accept or decline here:`,
    facts.page,
  ]),
  'request-declined': session(about('Declined'), (facts) => [
    `Your request for ${withWhom(facts)} was declined.`,
    when(facts, facts),
    'Other times and coaches are here:',
    facts.bookPage,
  ]),
  'request-expired': session(about('Expired'), (facts) => [
    `Your request for ${withWhom(facts)} was not answered in time and has expired.`,
    when(facts, facts),
    'Other times and coaches are here:',
    facts.bookPage,
  ]),
  'session-confirmed': session(plain, (facts) => [
    facts.part === 'coach' ? `You hold ${withWhom(facts)}.` : `Your session is booked: ${withWhom(facts)}.`,
    when(facts, facts),
    ...where(facts),
    prepare,
    facts.page,
  ]),
  'session-rescheduled': session(plain, (facts) => {
    const before = facts.before && when(facts, facts.before);
    const now = when(facts, facts);
    const staysThen = before === now;
    return [
      staysThen
        ? `${withWhom(facts)} stays at its moment. Where it takes place has changed, or the clocks have new rules.`
        : `${withWhom(facts)} has moved.`,
      ...(before && !staysThen ? [`Before:\n${before}`] : []),
      `Now:\n${now}`,
      ...where(facts),
      'If this does not suit you, change or cancel it here:',
      facts.page,
    ];
  }),
  'session-cancelled': session(plain, (facts) => [
    facts.isOnlySeat
      ? `Your seat in ${withWhom(facts)} is given back.`
      : `${withWhom(facts)} is cancelled. ${CANCELLED_BECAUSE[facts.cancelCode ?? ''] ?? ''}`.trim(),
    when(facts, facts),
    ...(facts.part === 'participant' ? ['Book again:', facts.bookPage] : [facts.page]),
  ]),
  'seat-promoted': session(plain, (facts) => [
    `A seat became free and it is yours: ${withWhom(facts)}.`,
    when(facts, facts),
    ...where(facts),
    'If you cannot come, give it back here, so that the next in line gets it:',
    facts.page,
  ]),
  'seat-taken': session(about('Seat taken'), (facts) => [
    `${listOf(facts.names)} took a seat in “${facts.title}”. ${seats(facts)}`,
    when(facts, facts),
    facts.page,
  ]),
  'seat-given-back': session(about('Seat given back'), (facts) => [
    `${listOf(facts.names)} gave a seat in “${facts.title}” back. ${seats(facts)}`,
    when(facts, facts),
    facts.page,
  ]),
  'answers-changed': session(about('Answers changed'), (facts) => [
    `${listOf(facts.names)} has changed what they answered before “${facts.title}”:`,
    when(facts, facts),
    'Read the newest here:',
    facts.page,
  ]),
  'place-in-line': session(about('Waiting list'), (facts) => [
    `You wait for a seat in ${withWhom(facts)}. Your place in the line is ${facts.place}.`,
    when(facts, facts),
    'You are told as soon as a seat is free. Your place is always here:',
    facts.page,
  ]),
  'seat-offered': (facts) => {
    const [subject, kept, otherwise] = isForTwo(facts)
      ? ['A time is kept', `A time for a follow-up, ${withWhom(facts)},`, 'without an answer it is free again']
      : ['A seat is free', `A seat in ${withWhom(facts)}`, 'without an answer the next in line gets it'];
    return session(about(subject), () => [
      `${kept} is kept for you until ${answerBy(facts)}.`,
      when(facts, facts),
      `Take it here; ${otherwise}:`,
      facts.page,
    ])(facts);
  },
  'seat-lapsed': (facts) => {
    const [subject, lapsed] = isForTwo(facts)
      ? ['No longer kept', `The time for a follow-up, ${withWhom(facts)}, was kept for you and not taken. It is free again.`]
      : ['Seat passed on', `The seat in ${withWhom(facts)} was kept for you and not taken. It went to the next in line.`];
    return session(about(subject), () => [lapsed, when(facts, facts), 'Other sessions are here:', facts.bookPage])(facts);
  },
  'line-ended': session(about('Waiting list'), (facts) => [
    `No seat became free in ${withWhom(facts)}. It has begun, and the waiting list is closed.`,
    'Other sessions, and wishes without a date, are here:',
    facts.bookPage,
  ]),
  'reminder-day': session(about('Reminder'), (facts) => [
    `In a day: ${withWhom(facts)}.`,
    when(facts, facts),
    ...where(facts),
    'Have a look at your preparation. If you cannot come, say so here:',
    facts.page,
  ]),
  'reminder-hour': session(about('Reminder'), (facts) => [
    `In an hour: ${withWhom(facts)}.`,
    when(facts, facts),
    ...where(facts),
    facts.page,
  ]),
  'attendance-due': session(about('Attendance'), (facts) => [
    `Who came to ${withWhom(facts)}? It is not recorded yet.`,
    when(facts, facts),
    'Attendance and what the session showed are recorded here:',
    facts.page,
  ]),
  'attendance-last': session(about('Attendance'), (facts) => [
    `Who came to ${withWhom(facts)} is still not recorded. This is the last reminder.`,
    when(facts, facts),
    'Without it the session counts in no figure. Record it here:',
    facts.page,
  ]),
  'feedback-asked': session(about('Was it useful'), (facts) => [
    `You had ${withWhom(facts)}. How useful was it?`,
    'Your coach sees figures of five people or more, never yours alone. It takes a minute:',
    `${facts.page}/feedback`,
  ]),
  'feedback-nudge': session(about('Was it useful'), (facts) => [
    `How useful was ${withWhom(facts)}? This is the only time we ask again.`,
    `${facts.page}/feedback`,
  ]),
  'follow-up-month': session(about('A month later'), (facts) => [
    `A month ago you had ${withWhom(facts)}, and you set yourself a goal for it. How far have you come?`,
    'Say what became of it, or book another session:',
    facts.page,
  ]),
  'follow-up-quarter': session(about('Three months later'), (facts) => [
    `Three months ago you had ${withWhom(facts)}, and you set yourself a goal for it. Does it last?`,
    'Say what became of it, or book another session:',
    facts.page,
  ]),
  'outcome-proposed': session(about('Please read'), (facts) => [
    `Your coach has recorded what ${withWhom(facts)} showed. It counts from ${answerBy(facts)} on, unless you contest it.`,
    'Acknowledge or contest it here:',
    facts.page,
  ]),
  'outcome-reminder': session(about('Please read'), (facts) => [
    `What ${withWhom(facts)} showed waits for your answer. Without one it counts from ${answerBy(facts)} on.`,
    'Acknowledge or contest it here:',
    facts.page,
  ]),
  'day-sheet': ({ date, timeZone, page, sessions }) => ({
    subject: `Your coaching on ${dateWords(date)}`,
    paragraphs: [
      `Your sessions today, in the time of ${timeZone}:`,
      sessions.map(sheetLine(timeZone)).join('\n'),
      'What people need and prepared is here:',
      page,
    ],
  }),
  'clock-moved': ({ timeZone, page, sessions }) => ({
    subject: 'Clocks have new rules: look at your sessions',
    paragraphs: [
      `The rules of ${timeZone} have changed, so these sessions would begin at another time of the clock than was promised. Nothing has moved:`,
      sessions.map(({ title, startsAt }) => `${title}: now ${momentOf(startsAt, timeZone)}`).join('\n'),
      'Decide for each whether it keeps its time of the clock or its moment:',
      page,
    ],
  }),
  'action-soon': ({ dueOn, count, page }) => ({
    subject: `Due on ${dateWords(dueOn)}`,
    paragraphs: [`${planned(count)} due on ${dateWords(dueOn)}. Read about it, and tick off what is done, here:`, page],
  }),
  'action-overdue': ({ dueOn, count, page }) => ({
    subject: `Was due on ${dateWords(dueOn)}`,
    paragraphs: [`${planned(count)} open since ${dateWords(dueOn)}. Tick off what is done, or drop it, here:`, page],
  }),
};
