import { Refusal } from '#server/shared/refusal.ts';

/** Where webhooks may go, as the installation is configured. */
export interface Egress {
  /** Hosts, each with its port where that is not the usual one; none switches webhooks off. */
  hosts: readonly string[];
  /** Whether addresses of a network of one's own are allowed. */
  allowsPrivate: boolean;
  /** Without encryption; never in production. */
  allowsHttp: boolean;
}

/** Webhooks are off. */
export const NOWHERE: Egress = { hosts: [], allowsPrivate: false, allowsHttp: false };

export class UrlNotTaken extends Refusal {
  constructor(rule: 'address' | 'https' | 'secrets' | 'host', detail: string, facts: Record<string, unknown> = {}) {
    super('invalid', 'webhooks/url-not-taken', detail, { ...facts, rule, errors: [{ pointer: '#/url', detail }] });
  }
}

export const isHostAllowed = (host: string, { hosts }: Egress): boolean => hosts.includes(host);

/**
 * The address of an endpoint, as far as its text tells; what its host resolves to is looked at with each connection.
 *
 * @throws {UrlNotTaken}
 */
export function urlTaken(text: string, egress: Egress): URL {
  if (!URL.canParse(text))
    throw new UrlNotTaken('address', 'Write a whole address, such as https://hooks.example.com/tributary.');
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(egress.allowsHttp && url.protocol === 'http:'))
    throw new UrlNotTaken('https', 'The address has to begin with https://.');
  if (url.username || url.password || url.hash)
    throw new UrlNotTaken('secrets', 'The address may hold no password and no part behind #. Deliveries are signed instead.');
  if (!isHostAllowed(url.host, egress))
    throw new UrlNotTaken('host', `${url.host} is not on the list of hosts that this installation allows.`, {
      hosts: egress.hosts,
    });
  return url;
}
