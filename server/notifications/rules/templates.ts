/** What a mail needs to know, by template. Sentences stand here, so that a second language is a second table. */
export interface TemplateFacts {
  'certificate-issued': { courseTitle: string; address: string };
  'hand-in-marked': { lessonTitle: string; address: string; isReturned: boolean; isCorrection: boolean };
  'password-reset': Record<string, never>;
}
export type TemplateName = keyof TemplateFacts;

/** Stands where the one-time link will be; it is put in when the mail leaves. */
export const LINK = '{link}';

type Template<N extends TemplateName> = (name: string, facts: TemplateFacts[N]) => { subject: string; body: string };

const ENGLISH: { [N in TemplateName]: Template<N> } = {
  'certificate-issued': (name, { courseTitle, address }) => ({
    subject: `Your certificate: ${courseTitle}`,
    body: [
      `Hello ${name},`,
      `you have completed “${courseTitle}”. Your certificate is ready. Anyone can check it here:`,
      address,
      'It states what you showed, how, and until when it counts.',
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
  return ENGLISH[template](name, facts);
}
