import Type from 'typebox';
import { endpoint } from '#server/shared/endpoint.ts';
import { Instant, Nothing, Nullable, Strict, Text } from '#server/shared/schemas.ts';

export const viewJobs = endpoint({
  id: 'viewJobs',
  summary: 'Jobs that failed for good, and the depth of each queue',
  method: 'GET',
  path: '/operations/jobs',
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
