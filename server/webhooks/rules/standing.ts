import { Refusal } from '#server/shared/refusal.ts';
import type { EndpointState } from '../contract.ts';

export class EndpointEnded extends Refusal {
  constructor() {
    super(
      'conflict',
      'webhooks/endpoint-ended',
      'The receiver has ended this endpoint. Remove it, and register it anew if it is to be told again.',
    );
  }
}

export class EndpointRests extends Refusal {
  constructor(why: 'paused' | 'host') {
    super(
      'conflict',
      'webhooks/endpoint-rests',
      why === 'paused'
        ? 'Nothing is sent to this endpoint at present. Resume it first.'
        : 'Nothing is sent to this endpoint: its host is not on the list of this installation.',
      { why },
    );
  }
}

export interface Standing {
  state: EndpointState;
  isHostAllowed: boolean;
}

/** @throws {EndpointEnded} */
export function assertNotEnded({ state }: Pick<Standing, 'state'>): void {
  if (state === 'ended') throw new EndpointEnded();
}

/** What is asked for leaves at once. @throws {EndpointEnded} {EndpointRests} */
export function assertSends({ state, isHostAllowed }: Standing): void {
  assertNotEnded({ state });
  if (!isHostAllowed) throw new EndpointRests('host');
  if (state !== 'active') throw new EndpointRests('paused');
}
