import { createTransport } from 'nodemailer';
import { mailHtml } from './rules/mail-html.ts';
import { serviceMailbox, type Mailbox } from './rules/mailbox.ts';

export interface OutgoingMail {
  to: string;
  subject: string;
  text: string;
  /** The same mail sent twice carries the same id, so that a server can drop the copy. */
  messageId: string;
  /** iCalendar text (iMIP, RFC 6047). */
  calendar: string | null;
  writtenAt: Temporal.Instant;
}

/** Where mails leave the system. */
export interface MailPort {
  send(mail: OutgoingMail): Promise<void>;
}

/**
 * Mails by SMTP, as text and HTML, and as an invitation where there is one.
 *
 * @param publicUrl Its host makes message ids, and the sender's address where none is set.
 */
export function smtpPort(smtpUrl: string, publicUrl: string, mailFrom: Mailbox | null = null): MailPort {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 });
  const { hostname } = new URL(publicUrl);
  return {
    send: async ({ messageId, calendar, writtenAt, ...mail }) => {
      await transport.sendMail({
        ...mail,
        // What is sent again is the same to the byte.
        date: new Date(writtenAt.epochMilliseconds),
        baseBoundary: messageId,
        html: mailHtml(mail.text),
        from: serviceMailbox(publicUrl, mailFrom),
        messageId: `<${messageId}@${hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        // Readers believe the part's method and the text's only when both are the same.
        ...(calendar && { icalEvent: { method: methodOf(calendar), content: calendar } }),
      });
    },
  };
}

const methodOf = (calendar: string) => (/^METHOD:(\w+)\r$/m.exec(calendar)![1] === 'CANCEL' ? 'CANCEL' : 'REQUEST');
