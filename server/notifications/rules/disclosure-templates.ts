import type { NoticeKind } from './kinds.ts';
import type { Words } from './session-words.ts';
import { dateWords, momentOf } from './words.ts';

export interface DisclosureFacts {
  /** Whom it is about. */
  person: string;
  askedBy: string;
  decidedBy: string;
  isGranted: boolean;
  caseReference: string;
  reason: string;
  /** Why it was refused, or what was said with the grant. */
  note: string | null;
  firstDay: string;
  lastDay: string;
  opensUntil: string | null;
  /** Of the reader. */
  timeZone: string;
  page: string;
}

const days = ({ firstDay, lastDay }: DisclosureFacts) =>
  firstDay === lastDay ? `on ${dateWords(firstDay)}` : `from ${dateWords(firstDay)} to ${dateWords(lastDay)}`;
const until = ({ opensUntil, timeZone }: DisclosureFacts) => momentOf(opensUntil!, timeZone);
const why = ({ caseReference, reason }: DisclosureFacts) =>
  `The case is ${caseReference}. The reason that was given:\n“${reason}”`;
const what = 'That is: notes, private ones too, answers before a session, goals and action items, as far as they are still kept.';
const logged = 'Each look is written down. You find it, and all of this, here:';

/** Who is told that what was written is read by somebody else. Calm and complete; nobody can switch it off. */
export const DISCLOSURE_TEMPLATES: Readonly<
  Record<Extract<NoticeKind, `disclosure-${string}`>, (facts: DisclosureFacts) => Words>
> = {
  'disclosure-granted': (facts) => ({
    subject: 'Please read: notes of coaching can be read for an hour',
    paragraphs: [
      `${facts.askedBy} asked to read what was written about you in coaching ${days(facts)}. ${facts.decidedBy} of the Open Source Programme Office granted it, until ${until(facts)}. Nobody else can read it.`,
      why(facts),
      what,
      logged,
      facts.page,
      'If you think this is wrong, talk to your data protection officer or your works council.',
    ],
  }),
  'disclosure-of-writing': (facts) => ({
    subject: 'Please read: what you noted as a coach can be read for an hour',
    paragraphs: [
      `${facts.askedBy} asked to read what was written about ${facts.person} in coaching ${days(facts)}, which includes what you wrote. ${facts.decidedBy} of the Open Source Programme Office granted it, until ${until(facts)}. Nobody else can read it.`,
      why(facts),
      `${what} ${facts.person} is told as well.`,
      logged,
      facts.page,
    ],
  }),
  'disclosure-answered': (facts) => ({
    subject: `${facts.isGranted ? 'Granted' : 'Refused'}: disclosure for case ${facts.caseReference}`,
    paragraphs: facts.isGranted
      ? [
          `${facts.decidedBy} granted it. You can read what was written about ${facts.person} until ${until(facts)}, and nobody else can.`,
          `${facts.person} and whoever wrote are told now. Read it here; each look is written down and shown to them:`,
          facts.page,
        ]
      : [
          `${facts.decidedBy} refused it:`,
          `“${facts.note}”`,
          'Nothing was read, and nobody else is told. Your request stands here:',
          facts.page,
        ],
  }),
};
