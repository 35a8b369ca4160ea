import type { NoticeKind } from './kinds.ts';
import {
  about,
  answerBy,
  isCancelled,
  keptForOthers,
  plain,
  session,
  when,
  whenAll,
  where,
  withWhom,
  type SessionFacts,
  type Words,
} from './session-words.ts';
import { listOf } from './words.ts';

type BookingKind = Extract<
  NoticeKind,
  `${'request' | 'approval' | 'session' | 'seat'}-${string}` | 'answers-changed' | 'place-in-line' | 'line-ended'
>;

const seats = ({ seats }: SessionFacts) => `${seats!.taken} of ${seats!.capacity} seats are taken.`;
/** Nobody waits in line for a session of two: what is kept there is a follow-up that the coach chose a time for. */
const isForTwo = ({ seats }: SessionFacts) => seats?.capacity === 1;
/** Of a programme nothing is decided for one sitting alone. */
const allOf = ({ times }: SessionFacts) => (times ? `, ${times.length} sessions` : '');
const prepare = 'Preparation, changes and everything about it are on its page:';

/** How a session comes about, moves and ends, and who waits for a seat in it. */
export const BOOKING_TEMPLATES: Readonly<Record<BookingKind, (facts: SessionFacts) => Words>> = {
  'request-received': session(about('Request'), (facts) => [
    `${listOf(facts.names)} asks you for “${facts.title}”${allOf(facts)}:`,
    whenAll(facts),
    `${facts.times ? 'These times are' : 'The time is'} kept until ${answerBy(facts)}. Accept or decline here:`,
    facts.page,
  ]),
  'request-nudge': session(about('Request'), (facts) => [
    `${listOf(facts.names)} still waits for your answer about “${facts.title}”${allOf(facts)}:`,
    whenAll(facts),
    `It expires ${answerBy(facts)}. Accept or decline here:`,
    facts.page,
  ]),
  'approval-asked': session(about('Request'), (facts) => [
    `${listOf(facts.names)} asks for “${facts.title}”${allOf(facts)}. This offer asks their line manager first, which is you:`,
    whenAll(facts),
    `You see what it is called and when, and nothing else of it. ${facts.times ? 'These times are' : 'The time is'} kept until ${answerBy(facts)}. Accept or decline here:`,
    facts.page,
  ]),
  'approval-nudge': session(about('Request'), (facts) => [
    `${listOf(facts.names)} still waits for your answer about “${facts.title}”${allOf(facts)}:`,
    whenAll(facts),
    `It expires ${answerBy(facts)}. Accept or decline here:`,
    facts.page,
  ]),
  'request-declined': session(about('Declined'), (facts) => [
    `Your request for ${withWhom(facts)}${allOf(facts)} was declined.`,
    whenAll(facts),
    'Other times and coaches are here:',
    facts.bookPage,
  ]),
  'request-expired': session(about('Expired'), (facts) => [
    `Your request for ${withWhom(facts)}${allOf(facts)} was not answered in time and has expired.`,
    whenAll(facts),
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
    facts.isOnlySeat ? `Your seat in ${withWhom(facts)} is given back.` : isCancelled(withWhom(facts), facts),
    when(facts, facts),
    ...(facts.part === 'participant' ? ['Book again:', facts.bookPage] : [facts.page]),
  ]),
  'session-suggested': session(about('Suggested for you'), (facts) => [
    `${withWhom(facts)} was planned for something your job roles ask of you. You decide whether you come.`,
    when(facts, facts),
    'Why it is suggested, and a seat, are here. If it is not for you, say so there; nobody learns of it:',
    facts.page,
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
    ...keptForOthers(facts),
    'You are told as soon as a seat is free. Your place is always here:',
    facts.page,
  ]),
  'seat-skipped': session(about('Waiting list'), (facts) => [
    `A seat in ${withWhom(facts)} became free. ${
      facts.isKeptForOthers
        ? 'It is kept for people with this gap, so it went to the next of them in line.'
        : 'It went to the next in line, since you have another session at that time.'
    }`,
    when(facts, facts),
    ...keptForOthers(facts),
    `You keep your place in the line, which is ${facts.place}${
      facts.isKeptForOthers ? '' : '. If you are free then after all, the next seat is yours'
    }:`,
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
};
