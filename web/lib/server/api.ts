import type { RequestEvent } from '@sveltejs/kit';
import { API_URL, APP_SECRET } from '$app/env/private';
import type { Problem } from '#server/http/problem.ts';
import { signClient } from '#server/shared/sign-client.ts';
import type { Endpoint, Input, Output } from '#server/shared/endpoint.ts';
import { passCookiesOn } from './cookies.ts';

export type { Problem };
export type Answer<T> = { ok: true; data: T } | { ok: false; problem: Problem };

/** The API said no while a page was loading. `handleError` turns it into the error page with its status. */
export class ApiRefusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiRefusal';
    this.problem = problem;
  }
}

interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
  payload?: string;
  remoteAddress?: string;
}
interface Received {
  statusCode: number;
  headers: Record<string, number | string | string[] | undefined>;
  body: string;
}
type Inject = (request: Sent) => Promise<Received>;

const SESSION_COOKIE = 'tributary_session';
const PASSED_ON = ['user-agent', 'x-request-id'];

/** Call one endpoint of the API as the person who sent this request. Cookies of the answer go on to the browser. */
export async function call<const E extends Endpoint>(
  event: RequestEvent,
  endpoint: E,
  input: Input<E>,
): Promise<Answer<Output<E>>> {
  const { params, query, body } = input as { params?: Values; query?: Values; body?: unknown };
  const request: Sent = {
    method: endpoint.method,
    url: `/api/v1${pathWith(endpoint.path, params)}${queryOf(query)}`,
    headers: headersOf(event, body !== undefined),
    ...(body !== undefined && { payload: JSON.stringify(body) }),
  };
  const inject = (globalThis as Record<symbol, unknown>)[Symbol.for('tributary.api')] as Inject | undefined;
  const answer = inject
    ? await inject({ ...request, remoteAddress: event.getClientAddress() })
    : await overHttp(request, event.getClientAddress());
  passCookiesOn(event.cookies, answer.headers['set-cookie']);
  if (answer.statusCode < 400) return { ok: true, data: (answer.body ? JSON.parse(answer.body) : null) as Output<E> };
  return { ok: false, problem: problemOf(answer, request.url) };
}

/** The problem document, or one in its place where something between us and the API answered instead. */
function problemOf({ statusCode: status, body }: Received, instance: string): Problem {
  try {
    return JSON.parse(body) as Problem;
  } catch {
    return { type: 'about:blank', title: 'No answer from the API', status, instance };
  }
}

/** The answer, or the error page. @throws {ApiRefusal} */
export async function need<T>(answering: Promise<Answer<T>>): Promise<T> {
  const answer = await answering;
  if (!answer.ok) throw new ApiRefusal(answer.problem);
  return answer.data;
}

/** The answer, or a stand-in where this person may not ask or there is nothing yet. @throws {ApiRefusal} for anything else. */
export async function orElse<T>(answering: Promise<Answer<T>>, standIn: T): Promise<T> {
  const answer = await answering;
  if (answer.ok) return answer.data;
  if ([403, 404].includes(answer.problem.status)) return standIn;
  throw new ApiRefusal(answer.problem);
}

type Values = Record<string, string | number | undefined>;

const pathWith = (path: string, params: Values = {}) =>
  path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])));

function queryOf(query: Values = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
}

/**
 * Where a write comes from is passed on as the browser said it, so that the API checks it as well as Kit. `Origin` is
 * not: people may reach the pages by another name than the one in PUBLIC_URL, such as localhost.
 */
function headersOf({ request, cookies }: RequestEvent, hasBody: boolean): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (hasBody) headers['content-type'] = 'application/json';
  const sessionId = cookies.get(SESSION_COOKIE);
  if (sessionId) headers['cookie'] = `${SESSION_COOKIE}=${sessionId}`;
  for (const name of request.method === 'POST' ? [...PASSED_ON, 'sec-fetch-site'] : PASSED_ON) {
    const value = request.headers.get(name);
    if (value) headers[name] = value;
  }
  return headers;
}

async function overHttp({ method, url, headers: asked, payload }: Sent, address: string): Promise<Received> {
  if (!API_URL) throw new Error('API_URL is missing: the pages run without the API beside them and do not know where it is.');
  // Unsigned, everybody would count as one address: that of this server.
  const client = { address, requestId: asked['x-request-id'] ?? '' };
  const headers = { ...asked, ...(APP_SECRET && signClient(APP_SECRET, client, Temporal.Now.instant())) };
  try {
    const answer = await fetch(new URL(url, API_URL), { method, headers, ...(payload && { body: payload }) });
    return { statusCode: answer.status, headers: { 'set-cookie': answer.headers.getSetCookie() }, body: await answer.text() };
  } catch (error) {
    console.error(`The API at ${API_URL} does not answer:`, error instanceof Error ? error.message : error);
    return { statusCode: 503, headers: {}, body: '' };
  }
}
