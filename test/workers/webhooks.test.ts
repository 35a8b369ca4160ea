import { webhooksOn } from '#test/support/suites/webhooks.ts';
import { emptyPostgresQueues } from '#test/support/queues.ts';

webhooksOn(
  'PostgreSQL',
  () => null,
  (api) => emptyPostgresQueues(api.database.ownerUrl),
);
