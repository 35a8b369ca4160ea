import { deriveKey } from '#server/shared/derive-key.ts';
import { seal, unseal } from '#server/shared/seal.ts';

/** What people write to each other about a session is kept encrypted, with a key of that session. */
export interface Sealing {
  /** @param label Bound to the text, so that rows cannot be swapped. */
  seal: (sessionId: string, label: string, text: string) => string;
  /** @throws when the session, the label or the secret is another one, or the text was touched. */
  unseal: (sessionId: string, label: string, sealed: string) => string;
}

export function sealingWith(appSecret: string): Sealing {
  const keyOf = (sessionId: string) => deriveKey(appSecret, `coaching/${sessionId}`);
  return {
    seal: (sessionId, label, text) => seal(keyOf(sessionId), Buffer.from(text), label),
    unseal: (sessionId, label, sealed) => unseal(keyOf(sessionId), sealed, label).toString(),
  };
}

export interface IntakeAnswer {
  question: string;
  answer: string;
}

export const sealIntake = ({ seal }: Sealing, sessionId: string, personId: string, intake: readonly IntakeAnswer[]): string =>
  seal(sessionId, `intake/${personId}`, JSON.stringify(intake));

/** Answers that were deleted are none. */
export const unsealIntake = ({ unseal }: Sealing, sessionId: string, personId: string, sealed: string): IntakeAnswer[] =>
  sealed === '' ? [] : (JSON.parse(unseal(sessionId, `intake/${personId}`, sealed)) as IntakeAnswer[]);
