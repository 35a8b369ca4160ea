import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { postWith, type PostOptions } from '#server/webhooks/post.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function aReceiver(answer: RequestListener, host = '127.0.0.1'): Promise<number> {
  const server = createServer(answer).listen(0, host);
  open.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const to = (hosts: string[], others: Partial<PostOptions> & { allowsPrivate?: boolean } = {}) => {
  const { allowsPrivate = true, ...rest } = others;
  return postWith({ egress: { hosts, allowsPrivate, allowsHttp: true }, ...rest });
};
const failed = (failure: string) => ({ status: null, retryAfterSeconds: null, failure });

describe('a delivery on its way out', () => {
  test('arrives as it was signed, byte for byte, and its answer is a status', async () => {
    const got: { headers: unknown; body: string }[] = [];
    const port = await aReceiver((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        got.push({ headers: request.headers, body });
        response.writeHead(204).end();
      });
    });
    const post = to([`127.0.0.1:${port}`]);
    const answer = await post(`http://127.0.0.1:${port}/x`, { 'webhook-id': 'one' }, '{"name":"Zoë"}');
    expect(answer).toEqual({ status: 204, retryAfterSeconds: null, failure: null });
    expect(got).toMatchObject([
      { body: '{"name":"Zoë"}', headers: { 'webhook-id': 'one', 'content-type': 'application/json', 'content-length': '15' } },
    ]);
  });

  test('is not sent after a redirect', async () => {
    let asked = 0;
    const target = await aReceiver((_, response) => (asked++, response.end()));
    const port = await aReceiver((_, response) => response.writeHead(307, { location: `http://127.0.0.1:${target}/` }).end());
    const post = to([`127.0.0.1:${port}`, `127.0.0.1:${target}`]);
    expect(await post(`http://127.0.0.1:${port}/`, {}, '{}')).toMatchObject({ status: 307 });
    expect(asked).toBe(0);
  });

  test('is given up where nothing is answered in time', async () => {
    const port = await aReceiver(() => {});
    const post = to([`127.0.0.1:${port}`], { withinMs: 200 });
    expect(await post(`http://127.0.0.1:${port}/`, {}, '{}')).toEqual(failed('no-answer'));
  });

  test('reads no more than a little of an answer without end, whose status counts', async () => {
    let sent = 0;
    const port = await aReceiver((_, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1024))) sent += 1024;
      };
      response.on('drain', more);
      more();
    });
    const post = to([`127.0.0.1:${port}`], { withinMs: 5_000 });
    expect(await post(`http://127.0.0.1:${port}/`, {}, '{}')).toMatchObject({ status: 200 });
    expect(sent).toBeLessThan(20_000_000);
  });

  test('an answer that drips keeps nobody longer than the time there is', async () => {
    const port = await aReceiver((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const began = performance.now();
    expect(await to([`127.0.0.1:${port}`], { withinMs: 300 })(`http://127.0.0.1:${port}/`, {}, '{}')).toMatchObject({
      status: 200,
    });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  test('hears how long to wait', async () => {
    const port = await aReceiver((_, response) => response.writeHead(503, { 'retry-after': '120' }).end());
    const post = to([`127.0.0.1:${port}`]);
    expect(await post(`http://127.0.0.1:${port}/`, {}, '{}')).toEqual({ status: 503, retryAfterSeconds: 120, failure: null });
  });

  test('says why there was no connection', async () => {
    const port = await aReceiver((_, response) => response.end());
    const post = to([`127.0.0.1:${port}`, '127.0.0.1:9', 'no-such-host.invalid:80', 'no-such-host.invalid']);
    expect(await post('http://127.0.0.1:9/', {}, '{}')).toEqual(failed('no-connection'));
    expect(await post(`https://127.0.0.1:${port}/`, {}, '{}')).toEqual(failed('not-encrypted'));
    const unknown = to(['gone.example'], {
      resolve: async () => {
        throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
      },
    });
    expect(await unknown('http://gone.example/', {}, '{}')).toEqual(failed('no-such-host'));
  });
});

describe('what may not be reached', () => {
  /** A server here that must never be asked. */
  const guarded = async (family: 4 | 6 = 4) => {
    let asked = 0;
    const port = await aReceiver((_, response) => (asked++, response.end()), family === 4 ? '127.0.0.1' : '::1');
    return { port, asked: () => asked };
  };

  test.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '0.0.0.0', '0x7f.1', '2130706433', '127.1'])(
    'this machine, written as %s, though it stands on the list',
    async (host) => {
      const { port, asked } = await guarded();
      const { host: written } = new URL(`http://${host}:${port}`);
      const post = to([written], { allowsPrivate: false });
      expect(await post(`http://${host}:${port}/`, {}, '{}')).toEqual(failed('address-not-allowed'));
      expect(asked()).toBe(0);
    },
  );

  test.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fe80::1', 'fd00::1', '224.0.0.1'])(
    'a name that leads to %s',
    async (address) => {
      const { port, asked } = await guarded();
      const resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }];
      const post = to([`rebound.example:${port}`], { allowsPrivate: false, resolve });
      expect(await post(`http://rebound.example:${port}/`, {}, '{}')).toEqual(failed('address-not-allowed'));
      expect(asked()).toBe(0);
    },
  );

  test('a name of which one address is allowed and another not', async () => {
    const { port, asked } = await guarded();
    const resolve = async () => ['93.184.215.14', '127.0.0.1'].map((address) => ({ address, family: 4 }));
    const post = to([`mixed.example:${port}`], { allowsPrivate: false, resolve });
    expect(await post(`http://mixed.example:${port}/`, {}, '{}')).toEqual(failed('address-not-allowed'));
    expect(asked()).toBe(0);
  });

  test('the connection goes where was looked: a name is resolved once', async () => {
    const { port, asked } = await guarded();
    let resolved = 0;
    // The second answer would lead elsewhere.
    const resolve = async () => [{ address: resolved++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    const post = to([`twice.example:${port}`], { resolve });
    expect(await post(`http://twice.example:${port}/`, {}, '{}')).toMatchObject({ status: 200 });
    expect([resolved, asked()]).toEqual([1, 1]);
  });

  test('a host that is not on the list, also when its endpoint was', async () => {
    const { port, asked } = await guarded();
    expect(await to([])(`http://127.0.0.1:${port}/`, {}, '{}')).toEqual(failed('address-not-allowed'));
    expect(await to(['127.0.0.1'])(`http://127.0.0.1:${port}/`, {}, '{}')).toEqual(failed('address-not-allowed'));
    expect(asked()).toBe(0);
  });
});
