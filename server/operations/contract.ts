import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Count, Instant, Nothing, Nullable, Strict, Text } from '#server/shared/schemas.ts';

/** As much of a reason as tells one cause from another. */
export const REASON_LENGTH = 200;

const Filter = {
  queue: Type.Optional(Text(60)),
  /** The beginning of a reason, as `causes` has it. */
  reason: Type.Optional(Text(REASON_LENGTH)),
  /** Part of the name, the key or the reason. */
  q: Type.Optional(Text(100)),
};

export const viewJobs = endpoint({
  id: 'viewJobs',
  summary: 'Jobs that failed for good, latest first and a hundred at most, what they failed of, and the depth of each queue',
  method: 'GET',
  path: '/operations/jobs',
  query: Type.Object(Filter),
  success: {
    status: 200,
    schema: Type.Object({
      failed: Type.Array(
        Type.Object({
          jobKey: Type.String(),
          queue: Type.String(),
          name: Type.String(),
          reason: Type.String(),
          failedAt: Instant,
          retryRequestedAt: Nullable(Instant),
        }),
      ),
      /** How many match, shown or not, and how many there are without a filter. */
      matching: Count,
      inAll: Count,
      /** Of all that failed, whatever the filter: what most failed of first. */
      causes: Type.Array(Type.Object({ queue: Type.String(), reason: Type.String(), jobs: Count })),
      queues: Type.Array(
        Type.Object({ queue: Type.String(), waiting: Type.Integer(), oldestAt: Nullable(Instant), measuredAt: Instant }),
      ),
    }),
  },
});

export const retryJob = endpoint({
  id: 'retryJob',
  summary: 'Have a failed job tried again',
  method: 'POST',
  path: '/operations/retry-requests',
  body: Strict({ jobKey: Text(200) }),
  success: { status: 202, schema: Nothing },
});

export const retryJobs = endpoint({
  id: 'retryJobs',
  summary: 'Have every failed job tried again that matches, and had failed by then',
  method: 'POST',
  path: '/operations/retry-requests/matching',
  body: Strict({ ...Filter, failedUntil: Instant }),
  success: { status: 202, schema: Type.Object({ requested: Count }) },
});
