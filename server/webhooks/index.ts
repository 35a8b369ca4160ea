export { deliverNext, type Outgoing } from './deliver-next.ts';
export { describeStopped } from './describe-stopped.ts';
export { registerEndpoint } from './keep-endpoints.ts';
export { noteDeliveries, noteEvent } from './note-deliveries.ts';
export { postWith } from './post.ts';
export { NOWHERE, type Egress } from './rules/egress.ts';
export { isTold } from './rules/events.ts';
export { secretsWith, type Secrets } from './secrets.ts';
export { sweepWebhooks } from './sweep-webhooks.ts';
