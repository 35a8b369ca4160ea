export interface Mailbox {
  name: string;
  address: string;
}

/** The one mailbox that mails come from and that organises what stands in calendars. */
export const serviceMailbox = (publicUrl: string): Mailbox => ({
  name: 'Tributary',
  address: `tributary@${new URL(publicUrl).hostname}`,
});
