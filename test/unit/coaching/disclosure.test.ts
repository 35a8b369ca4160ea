import { describe, expect, test } from 'vitest';
import {
  assertImpartial,
  decideBy,
  disclosureState,
  hindranceOf,
  isOpen,
  NotImpartial,
  opensUntil,
  spanOfDays,
  writersToTell,
} from '#server/coaching/rules/disclosure.ts';
import { NotThatTime } from '#server/coaching/rules/stated-time.ts';

const at = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);
const NOW = at('2026-11-24T22:30:00Z');

describe('the days', () => {
  const span = (first: string, last: string, timeZone = 'Europe/Berlin', now = NOW) =>
    Object.values(spanOfDays({ first: day(first), last: day(last), timeZone }, now)).map(String);

  test('begin and end by the clock of their zone, the last one included', () => {
    expect(span('2026-11-20', '2026-11-24')).toEqual(['2026-11-19T23:00:00Z', '2026-11-24T23:00:00Z']);
    expect(span('2026-11-24', '2026-11-24', 'UTC')).toEqual(['2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z']);
  });

  test('may reach to today, which is tomorrow elsewhere', () => {
    expect(() => span('2026-11-25', '2026-11-25')).toThrow(NotThatTime);
    expect(span('2026-11-25', '2026-11-25', 'Asia/Tokyo')).toEqual(['2026-11-24T15:00:00Z', '2026-11-25T15:00:00Z']);
  });

  test('are in their order, and 92 at most, also where clocks were put back', () => {
    expect(() => span('2026-11-24', '2026-11-23')).toThrow(NotThatTime);
    expect(() => span('2026-08-24', '2026-11-24')).toThrow(NotThatTime);
    const [from, to] = span('2026-08-25', '2026-11-24').map((text) => at(text));
    expect(from!.until(to!).total('hours')).toBe(92 * 24 + 1);
  });
});

test('it waits three days, then it lapses; what was decided stays so', () => {
  const askedAt = at('2026-11-24T09:00:00Z');
  const stateAt = (now: string, decision: { isGranted: boolean } | null = null) =>
    disclosureState({ decideBy: decideBy(askedAt), decision }, at(now));
  expect(stateAt('2026-11-27T09:00:00Z')).toBe('waiting');
  expect(stateAt('2026-11-27T09:00:01Z')).toBe('lapsed');
  expect(stateAt('2027-11-27T09:00:01Z', { isGranted: true })).toBe('granted');
  expect(stateAt('2027-11-27T09:00:01Z', { isGranted: false })).toBe('refused');
});

test('it is open for an hour, and only when it was granted', () => {
  const until = opensUntil(NOW);
  expect(isOpen({ opensUntil: until }, NOW)).toBe(true);
  expect(isOpen({ opensUntil: until }, NOW.add({ minutes: 59, seconds: 59 }))).toBe(true);
  expect(isOpen({ opensUntil: until }, NOW.add({ hours: 1 }))).toBe(false);
  expect(isOpen({ opensUntil: null }, NOW)).toBe(false);
  expect(isOpen(null, NOW)).toBe(false);
});

test('whoever is near the person, or asked, is kept from it', () => {
  const far = { isAsker: false, isPerson: false, isCoach: false, isLineManager: false };
  expect(hindranceOf(far)).toBeNull();
  expect(hindranceOf({ ...far, isAsker: true })).toBe('asked-themselves');
  expect(hindranceOf({ ...far, isPerson: true })).toBe('is-the-person');
  expect(hindranceOf({ ...far, isCoach: true })).toBe('is-the-coach');
  expect(hindranceOf({ ...far, isLineManager: true })).toBe('is-the-line-manager');
  expect(() => assertImpartial({ ...far, isCoach: true })).toThrow(NotImpartial);
});

test('told is whoever wrote, once; neither the person nor who knows', () => {
  const written = { notes: [{ authorId: 'a' }, { authorId: 'a' }, { authorId: 'person' }], items: [{ createdBy: 'b' }] };
  expect(writersToTell({ subjectId: 'person', writerIds: [] }, written)).toEqual(['a', 'b']);
  expect(writersToTell({ subjectId: 'person', writerIds: ['a'] }, written)).toEqual(['b']);
});
