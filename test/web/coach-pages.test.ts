import { describe, expect, test } from 'vitest';
import { hoursShown } from '../../web/routes/coach/block.ts';
import { clock, clockSpan, windowOf, windowsIn } from '../../web/routes/coach/clock.ts';
import { sessionWords } from '../../web/routes/coach/coach-words.ts';
import { growParts, growText } from '../../web/routes/coach/grow.ts';
import { blockOf, placeOf } from '../../web/routes/coach/hours/entry.ts';
import { found } from '../../web/routes/coach/people/found.ts';
import { levelsInSight } from '../../web/routes/coach/sessions/[sessionId]/levels.ts';

describe('hours at a clock', () => {
  test('are read and written as people say them', () => {
    expect([clock(545), clock(1440), clock(1560)]).toEqual(['09:05', '00:00', '02:00']);
    expect(clockSpan(540, 1020)).toBe('09:00–17:00');
    expect(clockSpan(1080, 1440)).toBe('18:00–24:00');
    expect(clockSpan(1320, 1560)).toBe('22:00–02:00 the next day');
  });

  test('that do not end after their start end on the next day', () => {
    expect(windowOf('09:00', '17:30')).toEqual({ startMinute: 540, endMinute: 1050 });
    expect(windowOf('22:00', '02:00')).toEqual({ startMinute: 1320, endMinute: 1560 });
    expect(windowOf('00:00', '00:00')).toEqual({ startMinute: 0, endMinute: 1440 });
    expect([windowOf('9', '17:00'), windowOf('09:00', '24:30'), windowOf('', '')]).toEqual([null, null, null]);
  });

  test('of one date stand in a line; an empty one closes it', () => {
    expect(windowsIn('09:00-12:00, 13:00 – 24:00')).toEqual([
      { startMinute: 540, endMinute: 720 },
      { startMinute: 780, endMinute: 1440 },
    ]);
    expect([windowsIn(''), windowsIn('nine to five'), windowsIn('09:00-12:00, later')]).toEqual([[], null, null]);
  });

  test('drawn into a week are the hours of the form, over midnight too', () => {
    expect(placeOf('2026-12-06T22:00', '2026-12-07T02:00')).toEqual({ isoWeekday: '7', from: '22:00', to: '02:00' });
    const entry = {
      ruleId: '',
      isoWeekday: '7',
      from: '22:00',
      to: '02:00',
      timeZone: 'UTC',
      validFrom: '2026-12-01',
      validTo: '',
    };
    expect(blockOf(entry, '2026-11-30')).toMatchObject({ start: '2026-12-06T22:00', end: '2026-12-07T02:00' });
  });

  test('a week shows the working day, and whatever lies outside of it', () => {
    const block = (start: string, end: string) => ({ id: '', kind: 'hours' as const, title: '', start, end });
    expect(hoursShown([])).toEqual({ from: '08:00', to: '18:00' });
    expect(hoursShown([block('2026-12-01T06:30', '2026-12-01T19:15')])).toEqual({ from: '06:00', to: '20:00' });
    expect(hoursShown([block('2026-12-01T22:00', '2026-12-02T02:00')])).toEqual({ from: '00:00', to: '24:00' });
  });
});

describe('the shared note', () => {
  const parts = { goal: 'Ship it.', reality: 'No list\nyet.', options: '', will: 'Write the list.' };
  test('is one text, and its four parts again', () => {
    expect(growText(parts)).toBe('Goal\nShip it.\n\nReality\nNo list\nyet.\n\nWill\nWrite the list.');
    expect(growParts(growText(parts))).toEqual(parts);
    expect(growText({ goal: ' ', reality: '', options: '', will: '' })).toBe('');
  });
  test('loses nothing that was written without the prompts', () => {
    expect(growParts('Bring the file list.')).toEqual({ goal: '', reality: 'Bring the file list.', options: '', will: '' });
  });
});

test('levels in sight name what stands against them, and end at three', () => {
  const skill = { maxLevel: 2, behaviour: ['none', 'names', 'does', 'unusual', 'shapes'] };
  expect(levelsInSight(skill, 1)).toEqual([
    { level: 1, behaviour: 'names', whyNot: null },
    { level: 2, behaviour: 'does', whyNot: 'You are not verified for this level of the skill.' },
    { level: 3, behaviour: 'unusual', whyNot: 'This session type cannot evidence such a level.' },
  ]);
  expect(levelsInSight({ ...skill, maxLevel: 4 }, 4).map(({ level }) => level)).toEqual([1, 2, 3]);
});

test('after its end a session is not assumed to be held', () => {
  const now = new Date('2026-12-01T12:00:00Z');
  const session = { status: 'scheduled', endsAt: '2026-12-01T11:00:00Z', seatsTaken: 1 } as Parameters<typeof sessionWords>[0];
  expect(sessionWords(session, now).word).toBe('Attendance not recorded');
  expect(sessionWords({ ...session, seatsTaken: 0 }, now).word).toBe('Nobody came');
  expect(sessionWords({ ...session, endsAt: '2026-12-01T13:00:00Z' }, now).word).toBe('Scheduled');
  expect(sessionWords({ ...session, status: 'completed' }, now).word).toBe('Held');
});

test('people are found by part of their name, or by what is open', () => {
  const people = [
    { person: { name: 'Zoë Aalto' }, actionItems: [] },
    { person: { name: 'Bruno Nasser' }, actionItems: [1] },
  ];
  expect(found(people, { q: 'zoe', show: '' })).toHaveLength(1);
  expect(found(people, { q: '', show: 'open' }).map(({ person }) => person.name)).toEqual(['Bruno Nasser']);
});
