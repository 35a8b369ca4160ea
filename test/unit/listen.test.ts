import { expect, test } from 'vitest';
import { readConfig } from '#server/config.ts';
import { listenAt } from '#server/listen.ts';

const production = { NODE_ENV: 'production', APP_SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://learn.example.com' };
const failing = (code: string, until = 65_536) => {
  const tried: number[] = [];
  const listen = async ({ port }: { port: number }) => {
    tried.push(port);
    if (port < until) throw Object.assign(new Error(code), { code });
    return port;
  };
  return { tried, listen };
};

test('a demo takes the next port that is free, and tells which', async () => {
  const { listen, tried } = failing('EADDRINUSE', 3002);
  expect(await listenAt(readConfig({}), listen)).toBe(3002);
  expect(tried).toEqual([3000, 3001, 3002]);
});

test('it looks no further than the last port there is', async () => {
  const { listen, tried } = failing('EADDRINUSE');
  await expect(listenAt(readConfig({ PORT: '65534' }), listen)).rejects.toThrow('PORT 65535 is taken');
  expect(tried).toEqual([65_534, 65_535]);
});

test('a production start wants the port it was given', async () => {
  const { listen, tried } = failing('EADDRINUSE');
  await expect(listenAt(readConfig(production), listen)).rejects.toThrow(
    'PORT 3000 is taken: stop what listens there, or set another.',
  );
  expect(tried).toEqual([3000]);
});

test.each([
  ['EACCES', 'PORT 3000 needs more rights than this process has: set one above 1023.'],
  ['EADDRNOTAVAIL', 'HOST 127.0.0.1 is no address of this machine: set one that is, or 0.0.0.0 for all.'],
])('%s is told as a mistake in the configuration', async (code, sentence) => {
  await expect(listenAt(readConfig({}), failing(code).listen)).rejects.toThrow(sentence);
});
