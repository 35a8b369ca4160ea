import { emptyPostgresQueues } from '#test/support/queues.ts';
import { noticesOn } from '#test/support/suites/notices.ts';

noticesOn(
  'PostgreSQL',
  () => null,
  ({ api }) => emptyPostgresQueues(api.database.ownerUrl),
);
