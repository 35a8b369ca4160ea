import { lookup as resolveHost, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isAddressAllowed } from './addresses.ts';
import type { Failure } from './contract.ts';
import { urlTaken, type Egress } from './rules/egress.ts';
import type { Answer } from './rules/retry.ts';

/** How deliveries leave. It never throws: what went wrong is an answer too. */
export type Post = (url: string, headers: Record<string, string>, body: string) => Promise<Answer>;

const WITHIN_MS = 10_000;
/** Of what a receiver answers we read no more, and keep nothing. */
const MOST_READ_BYTES = 4096;

type Resolve = (host: string) => Promise<LookupAddress[]>;

const resolveBySystem: Resolve = (host) =>
  new Promise((done, fail) => resolveHost(host, { all: true }, (error, found) => (error ? fail(error) : done(found))));

class AddressNotAllowed extends Error {
  readonly code = 'ADDRESS_NOT_ALLOWED';
}

export interface PostOptions {
  egress: Egress;
  /** Who resolves names instead of the system. */
  resolve?: Resolve;
  withinMs?: number;
}

/**
 * The one way out to receivers. The host has to be on the list; what it resolves to is looked at when a connection is made,
 * and the connection goes to the very address that was looked at. No redirect is followed and no proxy asked.
 */
export function postWith({ egress, resolve = resolveBySystem, withinMs = WITHIN_MS }: PostOptions): Post {
  const lookup = guardedLookup(resolve, egress.allowsPrivate);
  return async (url, headers, body) => {
    try {
      return await send(urlTaken(url, egress), { headers, body, lookup, egress, withinMs });
    } catch (error) {
      return { status: null, retryAfterSeconds: null, failure: failureIn(error as NodeJS.ErrnoException) };
    }
  };
}

interface Sending {
  headers: Record<string, string>;
  body: string;
  lookup: LookupFunction;
  egress: Egress;
  withinMs: number;
}

function send(url: URL, { headers, body, lookup, egress, withinMs }: Sending): Promise<Answer> {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  // For an address that is written out nobody is asked, so it is looked at here.
  if (isIP(literal) && !isAddressAllowed(literal, egress.allowsPrivate)) throw new AddressNotAllowed();
  const { request, Agent } = url.protocol === 'https:' ? https : http;
  return new Promise((done, fail) => {
    const outgoing = request(url, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Tributary-Webhooks',
      },
      lookup,
      agent: new Agent({ keepAlive: false, proxyEnv: {} }),
      rejectUnauthorized: true,
      signal: AbortSignal.timeout(withinMs),
    });
    outgoing.on('error', fail);
    outgoing.on('response', (response) => {
      const answer = {
        status: response.statusCode!,
        retryAfterSeconds: secondsIn(response.headers['retry-after']),
        failure: null,
      };
      let read = 0;
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read >= MOST_READ_BYTES) response.destroy();
      });
      // The status counts, however the rest ends.
      outgoing.off('error', fail).on('error', () => done(answer));
      response.on('error', () => {});
      response.on('close', () => done(answer));
    });
    outgoing.end(body);
  });
}

/** A receiver may ask for a pause in seconds; the form with a date is left aside. */
const secondsIn = (retryAfter: string | undefined): number | null =>
  retryAfter !== undefined && /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : null;

/** Every address of a name has to be allowed: one that is not makes the name suspect. */
const guardedLookup =
  (resolve: Resolve, allowsPrivate: boolean): LookupFunction =>
  (host, options, found) => {
    resolve(host).then(
      (addresses) => {
        if (addresses.some(({ address }) => !isAddressAllowed(address, allowsPrivate))) return found(new AddressNotAllowed(), '');
        if (options.all) return found(null, addresses);
        return found(null, addresses[0]!.address, addresses[0]!.family);
      },
      (error: NodeJS.ErrnoException) => found(error, ''),
    );
  };

function failureIn({ code = '', name }: NodeJS.ErrnoException): Failure {
  if (name === 'UrlNotTaken' || code === 'ADDRESS_NOT_ALLOWED') return 'address-not-allowed';
  if (name === 'AbortError' || name === 'TimeoutError' || code === 'ETIMEDOUT') return 'no-answer';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no-such-host';
  return /^(ERR_(SSL|TLS)|EPROTO|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH)/.test(code)
    ? 'not-encrypted'
    : 'no-connection';
}
