import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey } from '#server/shared/derive-key.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What people write to each other about a session is kept encrypted, with a key of that session. */
export interface Sealing {
  /** @param label Bound to the text, so that rows cannot be swapped. */
  seal: (sessionId: string, label: string, text: string) => string;
  /** @throws when the session, the label or the secret is another one, or the text was touched. */
  unseal: (sessionId: string, label: string, sealed: string) => string;
}

/** AES-256-GCM: nonce, tag and ciphertext in one base64 string. */
export function sealingWith(appSecret: string): Sealing {
  const keyOf = (sessionId: string) => deriveKey(appSecret, `coaching/${sessionId}`);
  return {
    seal: (sessionId, label, text) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyOf(sessionId), nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(label));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    unseal: (sessionId, label, sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', keyOf(sessionId), nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(label)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    },
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
