import { expect, test } from 'vitest';
import { limitAt, limitMet, withheldBy, withSession, type Diary } from '#server/coaching/rules/clinic-limits.ts';
import { dayNumber } from '#server/coaching/rules/days.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const diary: Diary = { coachId: 'ana', timeZone: 'Asia/Tokyo', held: [], heldOf: new Map(), maxPerDay: 1, maxPerWeek: 2 };
const offer = { id: 'clinic', maxPerDay: null, maxPerWeek: null };

test('a session fills the local day of the coach, and the next one their week', () => {
  const lateOnMonday = at('2026-11-30T20:00:00Z');
  const one = withSession(diary, offer.id, lateOnMonday);
  expect(limitAt(one, offer, at('2026-11-30T09:00:00Z'))).toEqual({ limit: null, day: dayNumber('2026-11-30') });
  expect(limitAt(one, offer, at('2026-12-01T02:00:00Z'))).toEqual({ limit: 'day-limit', day: dayNumber('2026-12-01') });
  const two = withSession(one, offer.id, at('2026-12-03T02:00:00Z'));
  expect(limitAt(two, offer, at('2026-12-04T02:00:00Z')).limit).toBe('week-limit');
  expect(limitAt(two, offer, at('2026-12-07T02:00:00Z')).limit).toBeNull();
  expect(diary.held).toEqual([]);
});

test('what is kept back is told once for each day, and once for each week by its Monday', () => {
  const met = [
    { skillId: 'licences', limit: 'week-limit' as const, day: dayNumber('2026-12-09') },
    { skillId: 'sbom', limit: 'week-limit' as const, day: dayNumber('2026-12-11') },
    { skillId: 'sbom', limit: 'day-limit' as const, day: dayNumber('2026-12-02') },
    { skillId: 'sbom', limit: 'day-limit' as const, day: dayNumber('2026-12-01') },
  ].map((each) => limitMet(diary, offer, each));
  const own = { coachId: 'ana', offerId: null };
  expect(withheldBy(met, [diary])).toEqual([
    { ...own, limit: 'day-limit', sessions: 1, days: [dayNumber('2026-12-01'), dayNumber('2026-12-02')] },
    { ...own, limit: 'week-limit', sessions: 2, days: [dayNumber('2026-12-07')] },
  ]);
});

test('a limit of an offer counts what is held of it, and is told offer by offer', () => {
  const [clinic, review] = [
    { id: 'clinic', maxPerDay: null, maxPerWeek: 1 },
    { id: 'review', maxPerDay: 3, maxPerWeek: 3 },
  ];
  const open = { ...diary, maxPerDay: null, maxPerWeek: null };
  const one = withSession(open, 'clinic', at('2026-12-01T02:00:00Z'));
  const wednesday = at('2026-12-02T02:00:00Z');
  const [day, monday] = [dayNumber('2026-12-02'), dayNumber('2026-11-30')];
  expect(limitAt(one, clinic, wednesday)).toEqual({ limit: 'offer-week-limit', day });
  expect(limitAt(one, review, wednesday)).toEqual({ limit: null, day });
  const met = [clinic, review].map((each) => limitMet(one, each, { skillId: 'sbom', limit: 'offer-week-limit', day }));
  expect(withheldBy(met, [one])).toEqual([
    { coachId: 'ana', limit: 'offer-week-limit', offerId: 'clinic', sessions: 1, days: [monday] },
    { coachId: 'ana', limit: 'offer-week-limit', offerId: 'review', sessions: 3, days: [monday] },
  ]);
});
