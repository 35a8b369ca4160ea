import { expect, test } from 'vitest';
import { assertTimeZone, UnknownTimeZone } from '#server/shared/time-zone.ts';

test.each(['Europe/Berlin', 'Asia/Tokyo', 'UTC'])('%s is a time zone', (name) => {
  expect(() => assertTimeZone(name)).not.toThrow();
});

test.each(['Mars/Olympus', '+01:00', '-05', '', '2026-11-24T09:00:00Z[Europe/Berlin]'])('%j is none', (name) => {
  expect(() => assertTimeZone(name)).toThrow(UnknownTimeZone);
});
