import { NOTICE_KINDS, type NoticeKind } from './kinds.ts';
import { SESSION_TEMPLATES, type NoticeFacts } from './session-templates.ts';

/** What a mail needs to know, by template. Sentences stand here, so that a second language is a second table. */
export type TemplateFacts = {
  'certificate-issued': { courseTitle: string; address: string };
  'certificate-revoked': { courseTitle: string; reason: string; address: string };
  'hand-in-marked': { lessonTitle: string; address: string; isReturned: boolean; isCorrection: boolean };
  'password-reset': Record<string, never>;
  'webhook-stopped': { endpointName: string; host: string; isEnded: boolean; failedDays: number; address: string };
} & { [K in NoticeKind]: NoticeFacts<K> };
export type TemplateName = keyof TemplateFacts;

/** Stands where the one-time link will be; it is put in when the mail leaves. */
export const LINK = '{link}';

/** Only this one: words that people chose, such as a title, may look like the place of a link. */
export const holdsLink = ({ template }: { template: string }): boolean => template === 'password-reset';

type Template<N extends TemplateName> = (name: string, facts: TemplateFacts[N]) => { subject: string; body: string };

const ENGLISH: { [N in Exclude<TemplateName, NoticeKind>]: Template<N> } = {
  'certificate-issued': (name, { courseTitle, address }) => ({
    subject: `Your certificate: ${courseTitle}`,
    body: [
      `Hello ${name},`,
      `you have completed “${courseTitle}”. Your certificate is ready. Anyone can check it here:`,
      address,
      'It states what you showed, how, and until when it counts.',
    ].join('\n\n'),
  }),
  'certificate-revoked': (name, { courseTitle, reason, address }) => ({
    subject: `Your certificate was withdrawn: ${courseTitle}`,
    body: [
      `Hello ${name},`,
      `your certificate for “${courseTitle}” was withdrawn. The reason:`,
      reason,
      'Whoever checks it reads that it was withdrawn and when, and not the reason:',
      address,
      'If you think this is wrong, talk to your Open Source Programme Office.',
    ].join('\n\n'),
  }),
  'hand-in-marked': (name, { lessonTitle, address, isReturned, isCorrection }) => ({
    subject: `${isReturned ? 'Back for another try' : isCorrection ? 'Mark corrected' : 'Marked'}: ${lessonTitle}`,
    body: [
      `Hello ${name},`,
      isReturned
        ? `your hand-in for “${lessonTitle}” came back with comments. Read them and try again:`
        : `your hand-in for “${lessonTitle}” ${isCorrection ? 'has a corrected mark' : 'is marked'}. What was seen, and the level it shows:`,
      address,
    ].join('\n\n'),
  }),
  'webhook-stopped': (name, { endpointName, host, isEnded, failedDays, address }) => ({
    subject: `Nothing is sent to a webhook endpoint any more: ${endpointName}`,
    body: [
      `Hello ${name},`,
      isEnded
        ? `the receiver at ${host} has answered that it wants to be told nothing more. The endpoint “${endpointName}” has ended.`
        : `every delivery to ${host} has failed for ${failedDays} days, so the endpoint “${endpointName}” rests. Events wait for it for thirty days, and are sent when it is resumed.`,
      'What was sent, and why it failed:',
      address,
    ].join('\n\n'),
  }),
  'password-reset': (name) => ({
    subject: 'Set a new password',
    body: [
      `Hello ${name},`,
      'somebody, probably you, asked to set a new password for Tributary. This address works once, within an hour:',
      LINK,
      'If it was not you, there is nothing to do: your password stays as it is.',
    ].join('\n\n'),
  }),
};

/** The mail a person gets. @param name As on the person's row. */
export function composeMail<N extends TemplateName>(
  template: N,
  name: string,
  facts: TemplateFacts[N],
): { subject: string; body: string } {
  if (!isNotice(template)) return ENGLISH[template as Exclude<N, NoticeKind>](name, facts as never);
  const { subject, paragraphs } = SESSION_TEMPLATES[template](facts as never);
  return { subject, body: [`Hello ${name},`, ...paragraphs, NO_REPLIES].join('\n\n') };
}

/** Invitations come from a mailbox that answers nobody: what calendars send back to it changes nothing. */
const NO_REPLIES = 'Replies to this mail are not read, nor are answers from your calendar. Please use the link.';

const isNotice = (template: TemplateName): template is NoticeKind => template in NOTICE_KINDS;
