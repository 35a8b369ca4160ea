import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCommand } from './commands.ts';
import { aFreePort } from './free-port.ts';

/** A Redis server of one's own, which can be stopped and started again on the same port. */
export async function aRedis() {
  const home = mkdtempSync(join(tmpdir(), 'tributary-redis-'));
  const port = await aFreePort();
  const launch = async () => {
    const args = ['--port', String(port), '--dir', home, '--appendonly', 'yes', '--save', '', '--bind', '127.0.0.1'];
    const server = spawn(findCommand('redis-server')!, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of server.stdout) if (String(line).includes('Ready to accept connections')) break;
    return server;
  };
  let server = await launch();
  const stop = async () => {
    server.kill('SIGTERM');
    await once(server, 'exit');
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    stop,
    start: async () => {
      server = await launch();
    },
    close: async () => {
      if (server.exitCode === null) await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
