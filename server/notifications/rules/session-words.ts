import { listOf, momentOf, showSameClock, spanOf } from './words.ts';

/** What the mails about coaching need to know. None holds what people wrote to each other. */
export interface SessionFacts {
  part: 'participant' | 'coach' | 'manager';
  /** As in "Coaching session, 9 March 2027": Exchange makes the subject the entry's title, so it tells nothing else. */
  occasion: string;
  title: string;
  /** Which sitting of a programme it is. */
  sitting?: { number: number; of: number };
  /** Where a programme is asked for as a whole: when its sittings are. */
  times?: readonly { startsAt: string; endsAt: string }[];
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
  /** Seats that are free, but kept for others until then; and whether one of them went past the reader. */
  kept?: { seats: number; until: string };
  isKeptForOthers?: boolean;
  seats?: { taken: number; capacity: number };
  /** A seat of a group was given back; the session itself goes on. */
  isOnlySeat?: boolean;
}

export type Words = { subject: string; paragraphs: readonly string[] };

/** Reader's clock first; the other side's too where it differs. */
export function when({ timeZone, otherZone }: SessionFacts, { startsAt, endsAt }: { startsAt: string; endsAt: string }): string {
  const own = spanOf(startsAt, endsAt, timeZone);
  return showSameClock(startsAt, timeZone, otherZone) ? own : `${own}\n${spanOf(startsAt, endsAt, otherZone)}`;
}
/** Of what is asked for as a whole, each time on its lines. */
export const whenAll = (facts: SessionFacts): string => (facts.times ?? [facts]).map((time) => when(facts, time)).join('\n');
export const withWhom = ({ title, sitting, names }: Pick<SessionFacts, 'title' | 'sitting' | 'names'>) => {
  const what = sitting ? `“${title}” (${sitting.number} of ${sitting.of})` : `“${title}”`;
  return names.length > 0 ? `${what} with ${listOf(names)}` : what;
};
const CANCELLED_BECAUSE: Record<string, string> = {
  'no-time': 'The time no longer suits.',
  ill: 'The reason is illness.',
  'not-needed': 'It is no longer needed.',
  'prefer-other-time': 'Another time would suit better.',
  'coach-unavailable': 'The coach cannot hold it.',
  'too-few': 'Fewer people signed up than it needs.',
};
/** What is cancelled, and why. */
export const isCancelled = (what: string, { cancelCode = '' }: { cancelCode?: string }): string =>
  `${what} is cancelled. ${CANCELLED_BECAUSE[cancelCode] ?? ''}`.trim();
export const where = ({ meetingUrl }: SessionFacts) => (meetingUrl ? [`Where:\n${meetingUrl}`] : []);
/** What stands between the reader and a free seat. */
export const keptForOthers = ({ kept, timeZone }: SessionFacts) => {
  if (!kept) return [];
  const seats = kept.seats === 1 ? 'One seat is' : `${kept.seats} seats are`;
  const until = momentOf(kept.until, timeZone);
  return [`${seats} kept for people with this gap until ${until}. What is left then goes to those who wait, in their order.`];
};
export const answerBy = (facts: SessionFacts) => momentOf(facts.answerBy!, facts.timeZone);
/** A notice about one session: what its subject says of it, and its paragraphs. */
export const session =
  (subject: (occasion: string) => string, say: (facts: SessionFacts) => readonly string[]): ((facts: SessionFacts) => Words) =>
  (facts) => ({ subject: subject(facts.occasion), paragraphs: say(facts) });
export const plain = (occasion: string) => occasion;
export const about = (word: string) => (occasion: string) => `${word}: ${occasion}`;
