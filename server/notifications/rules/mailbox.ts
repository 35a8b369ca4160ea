export interface Mailbox {
  name: string;
  address: string;
}

/** The one mailbox that mails come from and that organises what stands in calendars: as it is set, else on the host people know. */
export const serviceMailbox = (publicUrl: string, mailFrom: Mailbox | null = null): Mailbox =>
  mailFrom ?? { name: 'Tributary', address: `tributary@${new URL(publicUrl).hostname}` };
