import { deliverNext, noteEvent, registerEndpoint, type Secrets } from '#server/webhooks/index.ts';
import type { ActingAt, Member } from './found.ts';
import { bookingsAndCompletions } from './store/outbox.ts';

const HOST = 'hooks.fernwerk.example';
const EGRESS = { hosts: [HOST], allowsPrivate: false, allowsHttp: false };
/** Days before the anchor: as long as deliveries are kept, and when the host was taken off the list. */
const [REGISTERED, LISTED_UNTIL] = [29, 2];
const MOST_TOLD = 40;

/** What the receiver answered to some of them, the first being 0; to all others it said yes at once. */
const ANSWERS: Record<number, readonly number[]> = { 12: [503, 503, 204], 17: Array(8).fill(400) };
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
  const noon = (days: number) => anchor.subtract({ days }).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant();
  await registerEndpoint(
    as(administrator, noon(REGISTERED)),
    { egress: EGRESS, secrets },
    {
      name: 'Register of training',
      url: `https://${HOST}/tributary`,
      events: ['coaching.session-booked', 'learning.course-completed'],
    },
  );
  const told = (await bookingsAndCompletions(as(null, noon(0)).db, noon(REGISTERED))).slice(-MOST_TOLD);
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
    else if (Temporal.Instant.compare(at, noon(LISTED_UNTIL)) < 0)
      while (await deliverNext(as(null, at), { secrets, egress: EGRESS, post }));
  }
}

/** What an event is about, by which its delivery is known again. */
const subjectOf = (data: Record<string, unknown>) => data['enrolmentId'] ?? data['bookingId'];
