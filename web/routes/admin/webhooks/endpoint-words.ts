import { count } from '#lib/format.ts';
import type { EndpointState } from '#server/webhooks/contract.ts';

/** How an endpoint stands, for whoever looks: its own state, or that its host is switched off. */
export type Standing = EndpointState | 'off';

export const standingOf = ({ state, isHostAllowed }: { state: EndpointState; isHostAllowed: boolean }): Standing =>
  state === 'ended' || isHostAllowed ? state : 'off';

export const STANDING_WORDS: Record<Standing, string> = {
  active: 'Sends',
  paused: 'Paused',
  failing: 'Rests after failures',
  ended: 'Ended by its receiver',
  off: 'Switched off',
};

interface Numbers {
  waiting: number;
  failed: number;
}

/** What is to be said of the deliveries of an endpoint, as in "3 wait, 1 failed". */
export const numbersOf = ({ waiting, failed }: Numbers): string =>
  [waiting > 0 ? `${waiting} ${waiting === 1 ? 'waits' : 'wait'}` : '', failed > 0 ? `${failed} failed` : '']
    .filter(Boolean)
    .join(', ') || 'None waits, none failed';

/** The part of an address that says whose it is. */
export const hostOf = (url: string): string => new URL(url).host;

export const REMOVING =
  'Its secret and its deliveries are deleted, and nothing is sent to it any more. To be told again, it has to be registered anew, with another secret.';
export const ROTATING =
  'You are shown the new secret once. For 24 hours each delivery carries two signatures, one of either secret; from then on only the new one signs.';

export const waitingWords = (waiting: number): string =>
  waiting === 0
    ? 'Nothing waits.'
    : `${count(waiting, 'delivery', 'deliveries')} ${waiting === 1 ? 'waits' : 'wait'} and will be sent first.`;
