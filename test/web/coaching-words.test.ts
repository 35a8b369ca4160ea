import { describe, expect, test } from 'vitest';
import { nextSession, sittingsTake, standingSentence, whySentence } from '#lib/coaching-words.ts';
import { languageName, ordinal, shortMomentOf, dayAndSpanOf, weekday } from '#lib/format.ts';
import type { Booking } from '#server/coaching/contract.ts';
import { enteredIn, fieldOf, intakeOf, mistakesIn, type Question } from '../../web/routes/coaching/preparation.ts';
import { meaningOf, stateOf, type ShownOutcome } from '../../web/routes/coaching/sessions/[bookingId]/outcome-words.ts';
import { matching, wantedIn } from '../../web/routes/coaching/type-search.ts';

const now = new Date('2026-11-28T12:00:00Z');

describe('words of coaching', () => {
  test('times name their zone, also in little room', () => {
    expect(dayAndSpanOf('2026-12-02T09:00:00Z', '2026-12-02T09:30:00Z', 'Europe/Berlin')).toBe(
      'Wednesday 2 December 2026, 10:00–10:30 CET',
    );
    expect(shortMomentOf('2026-12-02T09:00:00Z', 'Europe/Lisbon')).toBe('Wed 2 Dec, 09:00 WET');
    expect(shortMomentOf('2026-12-02T09:00:00Z', 'America/New_York')).toBe('Wed 2 Dec, 04:00 GMT\u22125');
    expect([weekday('2026-11-30'), ordinal(2), ordinal(11), languageName('de')]).toEqual([
      'Monday 30 November',
      '2nd',
      '11th',
      'German',
    ]);
  });

  test('sittings that are alike are counted, others named one by one', () => {
    expect([[45], [45, 45, 45], [60, 30]].map(sittingsTake)).toEqual(['45 min', 'Three times 45 min', '60 min, then 30 min']);
  });

  test('where a booking stands says until when something can be done', () => {
    const standing = (more: object) =>
      standingSentence(
        { status: 'confirmed', place: null, answerBy: null, changeableUntil: '2026-12-01T09:00:00Z', ...more } as Booking,
        'Europe/Berlin',
        now,
      );
    expect(standing({})).toBe('You can change or cancel it until 1 December 2026, 10:00 CET.');
    expect(standing({ changeableUntil: '2026-11-28T11:00:00Z' })).toBe('The time for changes has passed. Talk to your coach.');
    expect(standing({ status: 'waitlisted', place: 2 })).toMatch(/^You are 2nd in line\./);
    expect(standing({ status: 'offered', answerBy: '2026-11-28T14:00:00Z' })).toMatch(/^Confirm until today 15:00 CET;/);
  });

  test('the next session is one with a seat that is not over', () => {
    const booking = (status: string, endsAt: string) => ({ status, session: { endsAt } }) as Booking;
    const [past, waiting, next] = [
      booking('confirmed', '2026-11-28T11:00:00Z'),
      booking('waitlisted', '2026-11-29T11:00:00Z'),
      booking('confirmed', '2026-11-30T11:00:00Z'),
    ];
    expect(nextSession([past!, waiting!, next!], now)).toBe(next);
    expect(nextSession([past!, waiting!], now)).toBeNull();
  });

  test('no slot has a true reason, with whose and on how many days', () => {
    const offer = { minutes: 30, noticeMinutes: 240, horizonDays: 28 };
    const why = (reason: 'on-holiday' | 'line-manager' | 'under-notice', days: number) =>
      whySentence({ reason, days, coachId: 'a' }, 'Ana Lopes', offer);
    expect(why('on-holiday', 2)).toBe('It is a holiday where Ana Lopes is on 2 days.');
    expect(why('line-manager', 0)).toBe('Ana Lopes is your line manager, and nobody is coached by theirs.');
    expect(why('under-notice', 1)).toBe('Ana Lopes asks for 4 h of notice.');
  });
});

describe('preparation', () => {
  const questions: Question[] = [
    { id: 'what', question: 'What is delivered?', answer: 'text', required: true },
    { id: 'where', question: 'Where can it be seen?', answer: 'link', required: false },
  ];
  const entered = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return enteredIn(form, questions);
  };

  test('what is missing is said at its field', () => {
    expect(mistakesIn(entered({}), questions, false)).toEqual({
      purpose: 'Choose what the session is for.',
      'answer-what': 'Answer “What is delivered?”, so that your coach can prepare.',
      agreed: 'Read who sees what, and accept it to go on.',
    });
    const whole = { purpose: 'learning', [fieldOf('what')]: ' A router ', [fieldOf('where')]: 'on my desk' };
    expect(mistakesIn(entered(whole), questions, true)).toEqual({ 'answer-where': 'Give an address that begins with https://.' });
  });

  test('what was left empty is not sent', () => {
    const given = entered({ purpose: 'assessment', [fieldOf('what')]: ' A router ' });
    expect(intakeOf(given, questions)).toEqual([{ question: 'What is delivered?', answer: 'A router' }]);
  });
});

describe('what do you want to get done', () => {
  const type = (title: string, purpose: string, skill: string) => ({
    title,
    purpose,
    summary: 'Half an hour.',
    audience: 'Anyone',
    skills: [{ skill, name: skill }],
  });
  const clinic = type('Licence clinic', 'I have a question', 'license-obligations');
  const drill = type('Drill', 'We rehearse', 'incident');

  test('finds every word somewhere, and by skill', () => {
    const find = (address: string) => matching([drill, clinic], wantedIn(new URLSearchParams(address)));
    expect(find('')).toEqual([drill, clinic]);
    expect(find('q=Question+LICENCE')).toEqual([clinic]);
    expect(find('q=half+hour')).toHaveLength(2);
    expect(find('skill=incident')).toEqual([drill]);
    expect(find('q=ship')).toEqual([]);
  });
});

describe('outcomes', () => {
  const outcome = (more: Partial<ShownOutcome>) =>
    ({
      result: 'level',
      level: 1,
      levelNow: null,
      required: 2,
      status: 'proposed',
      answerBy: '2026-12-01T00:00:00Z',
      ...more,
    }) as ShownOutcome;

  test('say what they would mean, and never take not assessed for zero', () => {
    expect(meaningOf(outcome({}))).toBe(
      'If it counts, you stand at level 1 instead of not assessed. Your job roles ask for level 2: a gap would remain.',
    );
    expect(meaningOf(outcome({ level: 2, levelNow: 1 }))).toMatch(/instead of level 1\. .+ it would be met\.$/);
    expect(meaningOf(outcome({ levelNow: 3 }))).toMatch(/level 3 already/);
    expect(meaningOf(outcome({ result: 'practised', level: null }))).toBe('It changes no level.');
    expect(meaningOf(outcome({ status: 'contested' }))).toBe('Your level stays as it was.');
    expect(stateOf(outcome({ answerBy: '2026-11-27T00:00:00Z' }), now)).toMatch(/seven days are over/);
  });
});
