import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { postWith, secretsWith, type Egress } from '#server/webhooks/index.ts';

export interface Taken {
  headers: IncomingHttpHeaders;
  body: string;
  said: { type: string; timestamp: string; data: Record<string, unknown> };
}

/** A real receiver of webhooks that keeps what it gets, answers as it is told, and can be away. @param wantedPort Any one, if it is 0. */
export async function aReceiver(wantedPort = 0) {
  const taken: Taken[] = [];
  let answer: () => number = () => 204;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const status = answer();
      taken.push({ headers: request.headers, body, said: JSON.parse(body) });
      response.writeHead(status).end('whatever it says is kept nowhere');
    });
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  await listen(wantedPort);
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const egress: Egress = { hosts: [host], allowsPrivate: true, allowsHttp: true };
  return {
    taken,
    host,
    url: `http://${host}/tributary`,
    egress,
    /** What workers need to send to it. */
    outgoing: { egress, secrets: secretsWith('a secret of the tests, long enough'), post: postWith({ egress }) },
    answerWith: (status: number | (() => number)) => {
      answer = typeof status === 'number' ? () => status : status;
    },
    /** As if the machine were off, and on again at the same address. */
    goAway: close,
    comeBack: () => listen(port),
    close: () => close().catch(() => {}),
  };
}
export type Receiver = Awaited<ReturnType<typeof aReceiver>>;

/** Whether a reader that shares nothing with what signed takes it. It looks at the clock, so the time is that of the delivery. */
export function isVerified({ headers, body }: Taken, secret: string): boolean {
  const now = Date.now;
  Date.now = () => Number(headers['webhook-timestamp']) * 1000;
  try {
    return Boolean(new Webhook(secret).verify(body, headers as Record<string, string>));
  } catch {
    return false;
  } finally {
    Date.now = now;
  }
}
