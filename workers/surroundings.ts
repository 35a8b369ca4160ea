import type { Mailbox, MailPort } from '#server/notifications/index.ts';
import type { Outgoing } from '#server/webhooks/index.ts';

/** What reactions need beside the context of a use case. */
export interface Surroundings {
  publicUrl: string;
  /** Null keeps mails instead of sending them. */
  mailPort: MailPort | null;
  /** Who invites to sessions; left out, a mailbox on the host of the public address. */
  mailFrom?: Mailbox | null;
  /** How webhooks leave; left out, they wait. */
  outgoing?: Outgoing | null;
  /** Only the demo shows links in kept mails. */
  isDemo: boolean;
}
