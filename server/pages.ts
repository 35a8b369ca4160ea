import type { FastifyInstance, InjectOptions } from 'fastify';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { digestOf } from './digest.ts';

/** Pages in the API's process: SvelteKit's handler, built once and reused while its sources are unchanged. */
const BUILD = '.build/web';
const SOURCES = ['web', 'server', 'package-lock.json'];

/**
 * The handler of the pages, or undefined where there are none to build.
 *
 * @param isDev Pages as they stand on disk, changed in the browser when a file changes.
 */
export async function loadPages({ isDev = false } = {}): Promise<RequestListener | undefined> {
  if (!existsSync('web/vite.config.ts')) return undefined;
  if (isDev) return pagesFromSources();
  await buildIfChanged();
  return pagesFrom(BUILD);
}

/** The handler of pages that were built into a folder. */
export async function pagesFrom(build: string): Promise<RequestListener> {
  process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
  process.env['HOST_HEADER'] = 'host';
  // A file of a hand-in with the rest of its form; the API says how large a file may be.
  process.env['BODY_SIZE_LIMIT'] = '3M';
  const { handler } = (await import(pathToFileURL(join(build, 'handler.js')).href)) as { handler: RequestListener };
  return (request, response) => {
    request.headers['x-forwarded-proto'] = protocolOf(request);
    handler(request, response);
  };
}

async function pagesFromSources(): Promise<RequestListener> {
  const vite = await import('vite');
  // A port of its own: with Vite's fixed one, of two products in development only the first would reload its pages.
  const server = { middlewareMode: true, hmr: { port: await freePort() } } as const;
  const { middlewares } = await vite.createServer({ configFile: 'web/vite.config.ts', server });
  return (request, response) => void middlewares(request, response);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** adapter-node takes the scheme from this header, so the client's own word is never passed on. */
const protocolOf = (request: IncomingMessage) => ('encrypted' in request.socket && request.socket.encrypted ? 'https' : 'http');

/** Let the pages reach the API without a network between them; `web/lib/server/api.ts` looks for this. */
export function servePages(app: FastifyInstance): void {
  const call = async (request: InjectOptions) => {
    const { statusCode, headers, body } = await app.inject(request);
    return { statusCode, headers, body };
  };
  (globalThis as Record<symbol, unknown>)[Symbol.for('tributary.api')] = call;
}

async function buildIfChanged(): Promise<void> {
  const stamp = join(BUILD, 'sources.sha256');
  const digest = digestOf(SOURCES);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  console.log('Building the pages (once; later starts reuse them) …');
  const args = ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'error'];
  // Not waited for in one piece, so that a signal is heard meanwhile.
  await promisify(execFile)(process.execPath, args).catch((error: { stderr: string; stdout: string }) => {
    throw new Error(`The pages could not be built: ${error.stderr || error.stdout}`);
  });
  mkdirSync(BUILD, { recursive: true });
  writeFileSync(stamp, digest);
}
