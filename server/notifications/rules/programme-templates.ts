import type { NoticeKind } from './kinds.ts';
import { isCancelled, withWhom, type Words } from './session-words.ts';
import { spanOf } from './words.ts';

/** What the one mail about several sittings of a programme needs to know. */
export interface ProgrammeFacts {
  part: 'participant' | 'coach';
  title: string;
  /** The other side. */
  names: readonly string[];
  timeZone: string;
  sittings: readonly { startsAt: string; endsAt: string; number: number; title: string }[];
  page: string;
  cancelCode?: string;
}

const sittingLines = ({ sittings, timeZone }: ProgrammeFacts) =>
  sittings
    .map(({ startsAt, endsAt, number, title }) => `${number}. ${title ? `${title}: ` : ''}${spanOf(startsAt, endsAt, timeZone)}`)
    .join('\n');
const sessions = (count: number) => (count === 1 ? 'one session' : `${count} sessions`);

type ProgrammeKind = Extract<NoticeKind, `programme-${string}`>;

/** What happens to several sittings at once is told once; invitations and cancellations of each go along without it. */
export const PROGRAMME_TEMPLATES: Readonly<Record<ProgrammeKind, (facts: ProgrammeFacts) => Words>> = {
  'programme-confirmed': (facts) => ({
    subject: `Coaching programme, ${sessions(facts.sittings.length)}`,
    paragraphs: [
      facts.part === 'coach'
        ? `You hold ${withWhom(facts)}: ${sessions(facts.sittings.length)}.`
        : `Your programme is booked: ${withWhom(facts)}, ${sessions(facts.sittings.length)}.`,
      sittingLines(facts),
      'Each can be moved or cancelled on its own. Where you have invitations by mail, each session comes with its own. Everything about them is here:',
      facts.page,
    ],
  }),
  'programme-cancelled': (facts) => ({
    subject: `Cancelled: coaching programme, ${sessions(facts.sittings.length)}`,
    paragraphs: [
      isCancelled(`Of ${withWhom(facts)} this`, facts),
      sittingLines(facts),
      'What is not named here stays as it is:',
      facts.page,
    ],
  }),
};
