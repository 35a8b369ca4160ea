import { describe, expect, test } from 'vitest';
import { lookIn, rowsOf } from '../../web/routes/coaching/calendar.ts';
import { dateIn, freeDays, weeksOf } from '../../web/routes/coaching/weeks.server.ts';

describe('the calendar of free times', () => {
  test('a start stands on the day and the minute that clocks of the zone show', () => {
    const starts = ['2026-11-30T23:30:00Z', '2026-12-01T08:00:00Z'];
    expect([dateIn(starts[0]!, 'UTC'), dateIn(starts[0]!, 'Europe/Berlin')]).toEqual(['2026-11-30', '2026-12-01']);
    // A form may hold what no page wrote into it.
    expect(dateIn('2026-11-30', 'UTC')).toBe('2026-11-30');
    expect([...freeDays(starts, 'UTC').keys()]).toEqual(['2026-11-30', '2026-12-01']);
    expect([...freeDays(starts, 'Europe/Berlin')]).toEqual([
      [
        '2026-12-01',
        [
          { startsAt: '2026-11-30T23:30:00Z', minute: 30 },
          { startsAt: '2026-12-01T08:00:00Z', minute: 540 },
        ],
      ],
    ]);
    expect(
      freeDays(starts, 'Asia/Kathmandu')
        .get('2026-12-01')!
        .map(({ minute }) => minute),
    ).toEqual([315, 825]);
  });

  test('the whole horizon is shown in weeks from Monday, empty ones too', () => {
    const free = new Map([
      ['2026-12-01', [1, 2]],
      ['2026-12-13', [3]],
    ]);
    const weeks = weeksOf(free, { from: '2026-11-28', to: '2026-12-13' });
    expect(weeks.map(({ monday, total }) => [monday, total])).toEqual([
      ['2026-11-23', 0],
      ['2026-11-30', 2],
      ['2026-12-07', 1],
    ]);
    expect(weeks[1]!.days[1]).toEqual({ date: '2026-12-01', count: 2 });
  });

  test('the grid has a row for each start, as fine as they need', () => {
    const day = (...minutes: number[]) => ({
      date: '2026-12-01',
      isPast: false,
      reason: null,
      slots: minutes.map((minute) => ({ startsAt: String(minute), minute })),
    });
    expect(rowsOf([day(540, 570), day(660)])).toEqual({ first: 540, unit: 30, count: 5 });
    expect(rowsOf([day(555)])).toEqual({ first: 540, unit: 15, count: 2 });
    expect(rowsOf([day(540), day(600)])).toEqual({ first: 540, unit: 60, count: 2 });
    expect(rowsOf([day()]).count).toBeGreaterThan(0);
  });

  test('a pressed button wins over what was shown; nonsense is the week view', () => {
    const form = new URLSearchParams({ coach: 'c', zone: 'UTC', week: '2026-11-30', toWeek: '2026-12-07', view: 'list' });
    expect(lookIn(form)).toEqual({ coach: 'c', zone: 'UTC', week: '2026-12-07', view: 'list' });
    expect(lookIn(new URLSearchParams({ view: 'list', toView: 'week' })).view).toBe('week');
    expect(lookIn(new URLSearchParams({ view: 'moon' }))).toEqual({ coach: '', zone: '', week: '', view: 'week' });
  });
});
