import { createTransport } from 'nodemailer';

export interface OutgoingMail {
  to: string;
  subject: string;
  text: string;
  /** The same mail sent twice carries the same id, so that a server can drop the copy. */
  messageId: string;
}

/** Where mails leave the system. */
export interface MailPort {
  send(mail: OutgoingMail): Promise<void>;
}

/** Mails by SMTP. @param publicUrl Its host is the sender's domain. */
export function smtpPort(smtpUrl: string, publicUrl: string): MailPort {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 });
  const { hostname } = new URL(publicUrl);
  return {
    send: async ({ messageId, ...mail }) => {
      await transport.sendMail({ ...mail, from: `Tributary <tributary@${hostname}>`, messageId: `<${messageId}@${hostname}>` });
    },
  };
}
