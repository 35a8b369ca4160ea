/** What a mail server, or the way to it, said. */
export interface Failure {
  /** The mailer's word for what failed. */
  code?: string;
  /** The server's reply, such as 550. */
  responseCode?: number;
}

export type Verdict = { isFinal: true } | { isFinal: false; isServerAway: boolean; again: Temporal.Instant };

const MOST_TRIES = 5;
const FIRST_PAUSE_MINUTES = 1;
const LONGEST_PAUSE_MINUTES = 60;
const AWAY_PAUSE_MINUTES = 2;
/** The server spoke about this very mail: about its addresses, or its text. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

/**
 * What becomes of a notice that did not leave. A server that is away, or does not let us in, costs no try: nothing is lost
 * however long that lasts. What it refuses for good has failed, and what it refuses for now has five tries.
 */
export function afterFailure(failure: Failure, tries: number, now: Temporal.Instant): Verdict {
  const isAboutMail = failure.code === undefined || ABOUT_THE_MAIL.has(failure.code);
  if (!isAboutMail) return { isFinal: false, isServerAway: true, again: now.add({ minutes: AWAY_PAUSE_MINUTES }) };
  if ((failure.responseCode ?? 0) >= 500 || tries >= MOST_TRIES) return { isFinal: true };
  const minutes = Math.min(FIRST_PAUSE_MINUTES * 4 ** (tries - 1), LONGEST_PAUSE_MINUTES);
  return { isFinal: false, isServerAway: false, again: now.add({ minutes }) };
}
