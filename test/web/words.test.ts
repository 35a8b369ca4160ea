import { describe, expect, test } from 'vitest';
import { findingOf } from '#lib/finding.ts';
import { openWork, stateWords, worksOf } from '#lib/hand-in-words.ts';
import { mayTry, triesSentence } from '#lib/quiz-words.ts';
import { duration, momentOf, partOfDay, timeOf } from '#lib/format.ts';

describe('words', () => {
  test('what is not known is said as that, never as zero', () => {
    expect(findingOf(['not-assessed', 'not-assessed'])).toBe(
      'Your job roles ask for two skills. We do not know any of them yet.',
    );
    expect(findingOf(['met', 'gap', 'lapsed', 'not-assessed', 'not-assessed'])).toBe(
      'You meet 1 of the 5 skills your job roles ask for. One is a gap, one has lapsed and two we do not know yet.',
    );
    expect(findingOf(['met'])).toBe('You meet the one skill your job roles ask for.');
  });

  test('a time names its zone, and a near day its name', () => {
    const now = new Date('2026-11-24T09:00:00Z');
    expect(timeOf('2026-11-24T08:41:00Z', 'Europe/Berlin')).toBe('09:41 CET');
    expect(momentOf('2026-11-25T08:41:00Z', 'Europe/Berlin', now)).toBe('tomorrow 09:41 CET');
    expect(momentOf('2026-12-24T08:41:00Z', 'UTC', now)).toBe('24 December 2026, 08:41 UTC');
  });

  test('the work of a lesson is told with its levels, the work of a course by what is open', () => {
    const given = (...levels: number[]) => levels.map((level) => ({ skillId: `s${level}`, name: '', level }));
    expect(stateWords({ status: 'in-marking', levels: [] })).toBe('Being marked');
    expect(stateWords({ status: 'marked', levels: given(2, 2) })).toBe('Marked, level 2');
    expect(stateWords({ status: 'marked', levels: given(3, 1) })).toBe('Marked, levels 1 to 3');
    const lessons = (['returned', 'handed-in', 'in-marking', 'marked', 'draft', null] as const).map((status) => ({
      handInState: status && { status, levels: [] },
    }));
    const enrolment = { modules: [{ title: '', lessons }] } as unknown as Parameters<typeof openWork>[0];
    expect(openWork(enrolment)).toEqual(['1 hand-in back for another try', '2 hand-ins not marked yet']);
    expect(openWork({ modules: [] })).toEqual([]);
    expect(worksOf(enrolment).map(({ state }) => state.status)).toEqual([
      'returned',
      'draft',
      'in-marking',
      'handed-in',
      'marked',
    ]);
  });

  test('a quiz says what it allows now, and when the next try opens', () => {
    const now = new Date('2026-11-24T09:00:00Z');
    const quiz = { triesUsed: 2, triesLeft: 1, nextAttemptAt: '2026-11-25T08:41:00Z', openAttemptId: null };
    const say = (state: Partial<typeof quiz>) => triesSentence({ ...quiz, ...state } as typeof quiz, 'Europe/Berlin', now);
    expect(say({})).toBe('Not yet. Try again from tomorrow 09:41 CET. One try left.');
    expect(say({ triesUsed: 1, triesLeft: 2, nextAttemptAt: null as never })).toBe('Two tries left.');
    expect(say({ triesUsed: 3, triesLeft: 0, nextAttemptAt: null as never })).toBe(
      'All three tries are used. A coach can grant one more.',
    );
    expect([mayTry(quiz), mayTry({ ...quiz, nextAttemptAt: null }), mayTry({ ...quiz, triesLeft: 0 })]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('the part of the day is that of the zone', () => {
    expect(partOfDay('Pacific/Auckland', new Date('2026-11-24T20:00:00Z'))).toBe('morning');
    expect(partOfDay('Europe/Berlin', new Date('2026-11-24T20:00:00Z'))).toBe('evening');
  });

  test('short times stay minutes, long ones become hours', () => {
    expect([duration(45), duration(89), duration(120), duration(145)]).toEqual(['45 min', '89 min', '2 h', '2 h 25 min']);
  });
});
