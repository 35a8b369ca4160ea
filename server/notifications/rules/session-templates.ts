import { BOOKING_TEMPLATES } from './booking-templates.ts';
import { DISCLOSURE_TEMPLATES, type DisclosureFacts } from './disclosure-templates.ts';
import type { NoticeKind } from './kinds.ts';
import { PROGRAMME_TEMPLATES, type ProgrammeFacts } from './programme-templates.ts';
import { about, answerBy, session, when, where, withWhom, type SessionFacts, type Words } from './session-words.ts';
import { dateWords, hoursOf, listOf, momentOf } from './words.ts';

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
export interface ClinicFacts {
  count: number;
  page: string;
}
export type NoticeFacts<K extends NoticeKind> = K extends 'day-sheet' | 'clock-moved'
  ? SheetFacts
  : K extends `programme-${string}`
    ? ProgrammeFacts
    : K extends 'action-soon' | 'action-overdue'
      ? ActionFacts
      : K extends `disclosure-${string}`
        ? DisclosureFacts
        : K extends 'clinics-suggested'
          ? ClinicFacts
          : SessionFacts;

const planned = (count: number) =>
  count === 1 ? 'One thing you planned in a coaching session is' : `${count} things you planned in coaching sessions are`;

const sheetLine = (timeZone: string) => (each: SheetFacts['sessions'][number]) => {
  const who = each.names.length > 0 ? `with ${listOf(each.names)}` : `${each.seats} ${each.seats === 1 ? 'person' : 'people'}`;
  return `${hoursOf(each.startsAt, each.endsAt, timeZone)}: ${each.title}, ${who}`;
};

/** What is said about coaching, by kind of notice. */
export const SESSION_TEMPLATES: { [K in NoticeKind]: (facts: NoticeFacts<K>) => Words } = {
  ...BOOKING_TEMPLATES,
  ...PROGRAMME_TEMPLATES,
  ...DISCLOSURE_TEMPLATES,
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
  'correction-accepted': session(about('Corrected'), (facts) => [
    `The correction of attendance that you asked for is accepted. It was ${withWhom(facts)}.`,
    when(facts, facts),
    'What stands now, and who agreed to it, is here:',
    facts.page,
  ]),
  'correction-declined': session(about('Not corrected'), (facts) => [
    `The correction of attendance that you asked for is declined. It was ${withWhom(facts)}.`,
    when(facts, facts),
    'Why stands here:',
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
  'clinics-suggested': ({ count, page }) => ({
    subject: 'Clinics you could hold',
    paragraphs: [
      `${count === 1 ? 'A group is' : `${count} groups are`} suggested in your free hours. Each would close a gap that several people share.`,
      'What for, for how many, and when, stands here. You accept one by a click:',
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
