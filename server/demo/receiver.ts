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

/** How often, and what, the receiver answered about some of them before it said yes; to all others it did at once. The first is 0. */
const REFUSED: Record<number, { times: number; status: number }> = {
  4: { times: 4, status: 503 },
  8: { times: 16, status: 400 },
};
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
  // A booking that was asked for and confirmed is told of twice.
  const subjects = [...new Set(told.map(({ payload }) => subjectOf(payload)))];
  const refused = new Map(subjects.map((subject, n) => [subject, { times: 0, status: 204, ...REFUSED[n] }]));
  const post = async (_url: string, _headers: unknown, body: string) => {
    const { data } = JSON.parse(body) as { data: Record<string, unknown> };
    const refusal = refused.get(subjectOf(data))!;
    return { status: refusal.times-- > 0 ? refusal.status : 204, retryAfterSeconds: null, failure: null };
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
