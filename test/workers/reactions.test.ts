import { reactionsOn } from '#test/support/suites/reactions.ts';

reactionsOn('PostgreSQL', () => null);
