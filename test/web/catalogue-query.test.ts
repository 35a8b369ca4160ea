import { describe, expect, test } from 'vitest';
import { addressOf, chosenIn, filtersOf, filterWords, queryOf, without } from '../../web/routes/courses/catalogue-query.ts';

const chosen = chosenIn(new URLSearchParams('q= export &skill=oss-concepts&audience=counsel&stage=S2&length=60'));

describe('asking the catalogue', () => {
  test('an address is read, asked and written again', () => {
    expect(queryOf(chosen)).toEqual({
      query: 'export',
      skill: 'oss-concepts',
      audience: 'counsel',
      stage: 'S2',
      maxMinutes: 60,
    });
    expect(addressOf(chosen, '0.06~leaders')).toBe(
      '/courses?q=export&skill=oss-concepts&audience=counsel&stage=S2&length=60&cursor=0.06%7Eleaders',
    );
    expect(addressOf(chosenIn(new URLSearchParams()))).toBe('/courses');
  });

  test('what cannot be a filter of ours is left out', () => {
    const odd = chosenIn(new URLSearchParams('skill=A B&audience=../x&stage=S7&length=61'));
    expect(filtersOf(odd)).toEqual([]);
  });

  test('the advice names the filter to leave out', () => {
    const choices = {
      skills: [{ id: 'oss-concepts', name: 'Open source concepts' }],
      audiences: [{ id: 'counsel', name: 'Legal counsel' }],
      stages: [],
    };
    expect(filtersOf(chosen).map((name) => filterWords(name, chosen, choices))).toEqual([
      'the words “export”',
      'the skill open source concepts',
      'for Legal counsel',
      'stage S2, s2',
      'up to 60 min',
    ]);
    expect(filtersOf(without(chosen, 'stage'))).toEqual(['q', 'skill', 'audience', 'length']);
  });
});
