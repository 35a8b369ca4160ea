import { expect, test } from 'vitest';
import { assertZone, UnknownZone } from '#server/coaching/rules/time-zone.ts';

test('a zone knows about summer: an offset is none', () => {
  expect(() => assertZone('Europe/Berlin')).not.toThrow();
  for (const zone of ['+01:00', 'Berlin', '', '2027-01-01T00:00[Europe/Berlin]'])
    expect(() => assertZone(zone)).toThrow(UnknownZone);
});
