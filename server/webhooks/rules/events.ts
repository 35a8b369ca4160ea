import type { EventName, EventPayloads } from '#server/events/catalog.ts';
import type { DeliveredEvent, ToldEvent } from '../contract.ts';

/** Nothing else leaves: a number of ours, the short name of something published, a figure or an instant. Never what people wrote. */
const KINDS = {
  id: (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  slug: (value: unknown) => typeof value === 'string' && value.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
  number: (value: unknown) => typeof value === 'number' && Number.isFinite(value),
  instant: (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value),
  ids: (value: unknown) => Array.isArray(value) && value.every(KINDS.id),
  slugs: (value: unknown) => Array.isArray(value) && value.every(KINDS.slug),
} as const;
export type FieldKind = 'id' | 'slug' | 'number' | 'instant' | 'ids' | 'slugs';

/** Told of by promise: the compiler asks for a line here when one of these is added to the catalogue. */
type Promised = Extract<
  EventName,
  `coaching.${string}` | `certificates.${string}` | 'learning.course-completed' | 'skills.evidence-recorded'
>;
type Described<E extends EventName> = { meaning: string; fields: { [F in keyof EventPayloads[E]]?: FieldKind } };

/** Every event that receivers may be told of, and the fields of it that they get: a field is not told before it stands here. */
export const TOLD = {
  'learning.course-completed': {
    meaning: 'Somebody has completed a course.',
    fields: { enrolmentId: 'id', personId: 'id', courseId: 'slug', editionId: 'id', cycle: 'number', completedAt: 'instant' },
  },
  'skills.evidence-recorded': {
    meaning: 'Evidence of somebody’s skills was recorded.',
    fields: { personId: 'id', skillIds: 'slugs' },
  },
  'certificates.issued': { meaning: 'A certificate was issued.', fields: { certificateId: 'id', personId: 'id' } },
  'certificates.revoked': { meaning: 'A certificate was withdrawn.', fields: { certificateId: 'id', personId: 'id' } },
  'coaching.session-scheduled': { meaning: 'A group session was planned.', fields: { sessionId: 'id' } },
  'coaching.session-booked': {
    meaning: 'Somebody has asked for a session or taken a seat.',
    fields: { sessionId: 'id', bookingId: 'id' },
  },
  'coaching.session-rescheduled': { meaning: 'A session was moved.', fields: { sessionId: 'id', bookingIds: 'ids' } },
  'coaching.session-cancelled': {
    meaning: 'A session, or a seat in it, was given back.',
    fields: { sessionId: 'id', bookingIds: 'ids' },
  },
  'coaching.seat-promoted': {
    meaning: 'Somebody who waited has a seat.',
    fields: { sessionId: 'id', bookingId: 'id' },
  },
  'coaching.attendance-recorded': {
    meaning: 'It was recorded whether somebody came.',
    fields: { bookingId: 'id', personId: 'id' },
  },
  'coaching.outcome-recorded': {
    meaning: 'What a session showed counts.',
    fields: { outcomeId: 'id', bookingId: 'id', personId: 'id' },
  },
} as const satisfies { [E in ToldEvent & Promised]: Described<E> } & Record<ToldEvent | Promised, unknown>;

/** In the order in which they are offered. */
export const TOLD_EVENTS = Object.keys(TOLD) as ToldEvent[];
export const TEST_EVENT = 'webhooks.test' satisfies DeliveredEvent;

export const isTold = (name: string): name is ToldEvent => Object.hasOwn(TOLD, name);

export interface Happened {
  name: ToldEvent;
  payload: Readonly<Record<string, unknown>>;
  occurredAt: Temporal.Instant;
}

/**
 * What a receiver gets of an event: the fields described above and no other, as minified JSON.
 *
 * @throws {RangeError} when a field holds something else than its kind: it stays here, whatever it is.
 */
export function bodyOf({ name, payload, occurredAt }: Happened): string {
  const fields = Object.entries<FieldKind>(TOLD[name].fields).filter(([field]) => payload[field] !== undefined);
  for (const [field, kind] of fields)
    if (!KINDS[kind](payload[field])) throw new RangeError(`${field} of ${name} is no ${kind}: it is not told`);
  return written(name, occurredAt, Object.fromEntries(fields.map(([field]) => [field, payload[field]])));
}

/** What a test delivery says: nothing but which endpoint it is for. */
export const testBodyOf = (endpointId: string, at: Temporal.Instant): string => written(TEST_EVENT, at, { endpointId });

/** To the millisecond: that is what most readers of JSON can hold. */
const written = (type: string, at: Temporal.Instant, data: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ type, timestamp: at.round('millisecond').toString(), data });
