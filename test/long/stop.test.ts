import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, test } from 'vitest';
import { eventually } from '#test/support/eventually.ts';
import { anInstallation } from '#test/support/installation.ts';

/** What ends a start or a running product leaves nothing behind. */
const installation = anInstallation();
afterAll(async () => {
  await installation.stop();
  installation.remove();
});

const isGone = (pid: number) => {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
};

test('Ctrl-C in the middle of a start stops what has been started, and the next start takes over', async () => {
  const starting = installation.start().catch((error: Error) => error);
  const postmaster = await eventually(async () => installation.postmasterPid());
  installation.supervisor().kill('SIGINT');
  await starting;
  await eventually(async () => installation.supervisor().exitCode !== null);
  expect(installation.supervisor().exitCode).toBe(0);
  await eventually(async () => isGone(postmaster));
}, 200_000);

test('a second start on the same data says so and leaves the first alone; Ctrl-C ends the first with all its processes', async () => {
  await installation.start();
  const workers = await eventually(async () => installation.workerPid());
  const postmaster = installation.postmasterPid()!;
  const second = spawn(process.execPath, ['server/embedded.ts'], {
    env: { ...process.env, DATA_DIR: installation.home, PORT: '0', NODE_ENV: 'development' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  second.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(78);
  expect(said).toBe(
    `DATA_DIR ${installation.home} is in use: another Tributary runs on it. Stop that one, or set another folder for this one.\n`,
  );
  expect((await fetch(`${installation.url()}/health/live`)).status).toBe(200);

  installation.supervisor().kill('SIGINT');
  await once(installation.supervisor(), 'exit');
  expect(installation.supervisor().exitCode).toBe(0);
  expect([workers, postmaster].map(isGone)).toEqual([true, true]);
}, 200_000);
