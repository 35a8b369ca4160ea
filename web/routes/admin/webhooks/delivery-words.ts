import { momentOf } from '#lib/format.ts';
import type { DeliveryState, Failure } from '#server/webhooks/contract.ts';
import { hostOf, type Standing } from './endpoint-words.ts';

export interface Delivery {
  id: string;
  event: string;
  body: string;
  state: DeliveryState;
  createdAt: string;
  dueAt: string | null;
  tries: number;
  mostTries: number;
  lastTriedAt: string | null;
  lastStatus: number | null;
  lastFailure: Failure | null;
}

export const STATES = [
  { id: 'waiting', label: 'Waiting' },
  { id: 'failed', label: 'Failed' },
  { id: 'delivered', label: 'Delivered' },
] as const;

const WHY: Record<Failure, (status: number | null) => string> = {
  refused: (status) => `The receiver answered ${status}.`,
  redirects: (status) => `The receiver answered ${status}, which leads elsewhere; that is not followed.`,
  'no-answer': () => 'No answer within ten seconds.',
  'no-connection': () => 'No connection to the receiver.',
  'no-such-host': () => 'The name of the host leads nowhere.',
  'not-encrypted': () => 'No encrypted connection: the certificate of the receiver is not trusted.',
  'address-not-allowed': () => 'The host leads to an address that is not allowed, such as one of a private network.',
  'secret-unreadable': () => 'Its secret cannot be read, since APP_SECRET is another one. Make a new secret.',
  'endpoint-ended': (status) =>
    status === 410
      ? 'The receiver answered 410: it wants to be told nothing more.'
      : 'Not sent: the receiver has ended the endpoint.',
};

const RESTING: Record<Exclude<Standing, 'active'>, (host: string) => string> = {
  paused: () => 'It is sent when the endpoint is resumed.',
  failing: () => 'It is sent when the endpoint is resumed.',
  ended: () => 'It is not sent any more.',
  off: (host) => `It is sent when ${host} is among the allowed hosts.`,
};

interface Around {
  standing: Standing;
  url: string;
  timeZone: string;
  now: Date;
}

/** What became of a delivery, and what comes next, in sentences. */
export function storyOf(delivery: Delivery, { standing, url, timeZone, now }: Around): string {
  const { state, tries, mostTries, lastTriedAt, lastStatus, lastFailure, dueAt, createdAt } = delivery;
  const at = (instant: string) => momentOf(instant, timeZone, now);
  const noted = `Noted ${at(createdAt)}.`;
  if (state === 'delivered') return `Taken ${at(lastTriedAt!)}, answered ${lastStatus}${tries > 1 ? `, at try ${tries}` : ''}.`;
  const why = lastFailure ? WHY[lastFailure](lastStatus) : '';
  if (state === 'failed') return sentences(noted, why, tries > 0 ? `${triesWords(tries)}, last ${at(lastTriedAt!)}.` : '');
  if (standing !== 'active') return sentences(noted, why, RESTING[standing](hostOf(url)));
  if (!lastFailure || tries === 0) return sentences(noted, 'It is sent within seconds.');
  const isDue = new Date(dueAt!).getTime() <= now.getTime();
  return sentences(noted, why, `Try ${tries + 1} of ${mostTries} ${isDue ? 'is under way' : `is due ${at(dueAt!)}`}.`);
}

const sentences = (...said: readonly string[]) => said.filter(Boolean).join(' ');
const triesWords = (tries: number) => (tries === 1 ? 'Tried once' : `Tried ${tries} times`);

/** A payload as one reads it. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
