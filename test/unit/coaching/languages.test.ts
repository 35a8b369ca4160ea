import { expect, test } from 'vitest';
import { commonLanguage, lacksCommonLanguage, spokenBy, withoutLanguage } from '#server/coaching/rules/languages.ts';
import type { SlotReason } from '#server/coaching/rules/slots.ts';
import { inTheWay } from '#server/coaching/rules/why-none.ts';
import { zoneTable } from '#server/coaching/rules/zone-table.ts';

test('what was said counts in its order; nothing said, the language of the pages stands in', () => {
  expect(commonLanguage(spokenBy(['de', 'en'], 'fr'), ['en', 'de'])).toBe('de');
  expect(commonLanguage(spokenBy(['de', 'en'], 'fr'), ['fr'])).toBe(null);
  expect(commonLanguage(spokenBy([], 'fr'), ['en', 'fr'])).toBe('fr');
});

test('a common language is a condition only once languages were named', () => {
  expect(lacksCommonLanguage(spokenBy(['de'], 'en'), ['en'])).toBe(true);
  expect(lacksCommonLanguage(spokenBy(['de', 'en'], 'en'), ['en'])).toBe(false);
  expect(lacksCommonLanguage(spokenBy([], 'en'), ['fr'])).toBe(false);
});

test('of a coach without a common language no slot is left, and each day that had one names the reason', () => {
  const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
  const slots = [at('2026-11-24T23:30:00Z'), at('2026-11-25T09:00:00Z'), at('2026-11-26T09:00:00Z')];
  const refused = new Map<SlotReason, ReadonlySet<number>>([['under-notice', new Set([20_781])]]);
  const found = withoutLanguage({ slots, refused }, zoneTable('Europe/Berlin', slots[0]!));
  expect(found.slots).toEqual([]);
  expect(inTheWay([found])).toEqual([
    { date: '2026-11-24', reason: 'under-notice' },
    { date: '2026-11-25', reason: 'no-common-language' },
    { date: '2026-11-26', reason: 'no-common-language' },
  ]);
  expect(withoutLanguage({ slots: [], refused }, zoneTable('UTC', 0)).refused).toBe(refused);
});
