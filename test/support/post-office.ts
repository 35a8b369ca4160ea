import { simpleParser, type ParsedMail } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  to: string;
  /** The mail as it came over the wire. */
  raw: string;
  parsed: ParsedMail;
}

/** A real mail server that keeps what it gets, and can be away or stumble. */
export async function aPostOffice() {
  const received: Received[] = [];
  let answer: () => (Error & { responseCode?: number }) | null = () => null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const to = session.envelope.rcptTo.map(({ address }) => address).join(',');
        void simpleParser(raw).then((parsed) => {
          const refusal = answer();
          if (refusal?.responseCode === undefined) received.push({ to, raw, parsed });
          callback(refusal);
        });
      });
    },
  });
  server.on('error', () => {});
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    to: (email: string) => received.filter((mail) => mail.to === email),
    /** How the next mails are answered: null takes them. */
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

/** The calendar part as it stands in the mail, and the attachment. */
export function calendarParts({ parsed }: Received): { alternative: string | null; attachment: string | null } {
  const find = (type: string) =>
    parsed.attachments.find(({ contentType }) => contentType === type)?.content.toString('utf8') ?? null;
  return { alternative: find('text/calendar'), attachment: find('application/ics') };
}
