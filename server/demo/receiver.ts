import { deliverNext, noteEvent, registerEndpoint, type Secrets } from '#server/webhooks/index.ts';
import type { ActingAt, Member } from './found.ts';
import { bookingsAndCompletions } from './store/outbox.ts';

const HOST = 'hooks.fernwerk.example';
const EGRESS = { hosts: [HOST], allowsPrivate: false, allowsHttp: false };
/** Days before the anchor: as long as deliveries are kept. */
const REGISTERED = 29;
const MOST_TOLD = 40;
/** So many happened since the host was taken off the list. */
const WAITING = 3;

/** What the receiver answered to some of them, the first being 0; to all others it said yes at once. */
const ANSWERS: Record<number, readonly number[]> = { 4: [503, 503, 204], 8: Array(8).fill(400) };
/** When the lanes looked for what was due, in seconds after something happened: a little later than each try. */
const LOOKS = [1, 8, 400, 2_500, 10_500, 31_000, 65_000, 110_000];

/**
 * A receiver of webhooks that the company used to have. Its host is on no list of a demo, so nothing leaves: what happens from
 * then on waits, as it does in any company that switches webhooks off.
 */
export async function tellReceiver(
  as: ActingAt,
  { administrator, secrets, anchor }: { administrator: Member; secrets: Secrets; anchor: Temporal.PlainDate },
): Promise<void> {
  const [since, until] = [REGISTERED, 0].map((days) => anchor.subtract({ days }).toZonedDateTime('UTC').toInstant());
  await registerEndpoint(
    as(administrator, since!),
    { egress: EGRESS, secrets },
    {
      name: 'Register of training',
      url: `https://${HOST}/tributary`,
      events: ['coaching.session-booked', 'learning.course-completed'],
    },
  );
  const told = (await bookingsAndCompletions(as(null, until!).db, since!, until!)).slice(-MOST_TOLD);
  const offFrom = told.at(-WAITING)?.occurredAt ?? until!;
  const answersTo = new Map(told.map(({ payload }, n) => [subjectOf(payload), [...(ANSWERS[n] ?? [])]]));
  const post = async (_url: string, _headers: unknown, body: string) => {
    const { data } = JSON.parse(body) as { data: Record<string, unknown> };
    return { status: answersTo.get(subjectOf(data))?.shift() ?? 204, retryAfterSeconds: null, failure: null };
  };
  const moments = told.flatMap((event) => [
    { at: event.occurredAt, event },
    ...LOOKS.map((seconds) => ({ at: event.occurredAt.add({ seconds }), event: null })),
  ]);
  for (const { at, event } of moments.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    if (event) await noteEvent(as(null, at), event);
    else if (Temporal.Instant.compare(at, offFrom) < 0)
      while (await deliverNext(as(null, at), { secrets, egress: EGRESS, post }));
  }
}

/** What an event is about, by which its delivery is known again. */
const subjectOf = (data: Record<string, unknown>) => data['enrolmentId'] ?? data['bookingId'];
