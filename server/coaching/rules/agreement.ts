import { Refusal } from '#server/shared/refusal.ts';

/** Who sees what of coaching. Changing a sentence makes another version, which everybody is asked to accept again. */
export const AGREEMENT = {
  version: '2026-12.3',
  paragraphs: [
    'You decide before a session whether it is for learning or for assessment. In a session for learning nobody rates you unless you ask.',
    'That you have a session is known to you and your coach. Your manager and your department do not see it, unless the offer says that attendance is reported.',
    'In a group session the coaches see who comes. Others who come see your name only if you say so for that session.',
    'Your answers beforehand, your goal, the shared note and the action items are seen by you and the coaches of the session, by nobody else but as said next, and never in a mail or a calendar.',
    'Should a serious case need it, an administrator can ask to read what was written about you in certain days, and an OSPO lead who is neither your coach nor your manager decides. If it is granted, it can be read for one hour; you are told at once who asked, who granted it and why, and you see each look.',
    'Your coach may keep a private note. It is hidden from the pages, but it is part of a legal export of your data. It is deleted 90 days after the session, the shared note after 24 months, and with it your answers, your goal, the action items and what you wrote as feedback.',
    'What a session showed of a skill is shown to you first. You have seven days to contest it; contested results do not count. A level that counts becomes part of your skills like any other evidence.',
    'Which coaches were suggested to you, and whether you chose one of them, is kept to check that nobody is treated unequally. Whose it was is forgotten after 90 days.',
    'Figures about coaching are shown for groups of five people or more.',
  ],
} as const;

export class AgreementNotAccepted extends Refusal {
  constructor() {
    super('conflict', 'coaching/agreement-not-accepted', 'First read and accept who sees what.', { version: AGREEMENT.version });
  }
}

/** @param accepted Versions a person has accepted. @throws {AgreementNotAccepted} */
export function assertAccepted(accepted: readonly string[]): void {
  if (!accepted.includes(AGREEMENT.version)) throw new AgreementNotAccepted();
}
