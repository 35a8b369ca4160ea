import { tortureBookings } from '#test/support/suites/torture.ts';

tortureBookings(60);
