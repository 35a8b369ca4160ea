import { tortureBookings } from '#test/support/suites/torture.ts';

/** A taste; `npm run test:long` does it for a minute. */
tortureBookings(Number(process.env['TORTURE_SECONDS'] ?? 4));
