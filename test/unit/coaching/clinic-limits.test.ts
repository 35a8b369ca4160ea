import { expect, test } from 'vitest';
import { limitAt, withheldBy, withSession, type Diary } from '#server/coaching/rules/clinic-limits.ts';
import { dayNumber } from '#server/coaching/rules/days.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const diary: Diary = { coachId: 'ana', timeZone: 'Asia/Tokyo', held: [], maxPerDay: 1, maxPerWeek: 2 };

test('a session fills the local day of the coach, and the next one their week', () => {
  const lateOnMonday = at('2026-11-30T20:00:00Z');
  const one = withSession(diary, lateOnMonday);
  expect(limitAt(one, at('2026-11-30T09:00:00Z'))).toEqual({ limit: null, day: dayNumber('2026-11-30') });
  expect(limitAt(one, at('2026-12-01T02:00:00Z'))).toEqual({ limit: 'day-limit', day: dayNumber('2026-12-01') });
  const two = withSession(one, at('2026-12-03T02:00:00Z'));
  expect(limitAt(two, at('2026-12-04T02:00:00Z')).limit).toBe('week-limit');
  expect(limitAt(two, at('2026-12-07T02:00:00Z')).limit).toBeNull();
  expect(diary.held).toEqual([]);
});

test('what is kept back is told once for each day, and once for each week by its Monday', () => {
  const met = [
    { coachId: 'ana', skillId: 'licences', limit: 'week-limit' as const, day: dayNumber('2026-12-09') },
    { coachId: 'ana', skillId: 'sbom', limit: 'week-limit' as const, day: dayNumber('2026-12-11') },
    { coachId: 'ana', skillId: 'sbom', limit: 'day-limit' as const, day: dayNumber('2026-12-02') },
    { coachId: 'ana', skillId: 'sbom', limit: 'day-limit' as const, day: dayNumber('2026-12-01') },
  ];
  expect(withheldBy(met, [diary])).toEqual([
    { coachId: 'ana', limit: 'day-limit', sessions: 1, days: [dayNumber('2026-12-01'), dayNumber('2026-12-02')] },
    { coachId: 'ana', limit: 'week-limit', sessions: 2, days: [dayNumber('2026-12-07')] },
  ]);
});
