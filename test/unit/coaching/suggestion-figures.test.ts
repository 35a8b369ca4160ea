import { describe, expect, test } from 'vitest';
import {
  NAMES_KEPT_DAYS,
  periodOfFigures,
  regionOf,
  suggestionFigures,
  type AskedPerson,
} from '#server/coaching/rules/suggestion-figures.ts';
import { shownDepartments } from '#server/skills/rules/suppression.ts';

const asked = (count: number, departmentId: string, more: Partial<AskedPerson> = {}): AskedPerson[] =>
  Array.from({ length: count }, () => ({
    departmentId,
    region: 'Europe',
    language: 'en',
    isCritical: false,
    isSuggested: true,
    daysToFirst: 2,
    chosenRank: null,
    ...more,
  }));
const TREE = [
  { id: 'company', parentId: null },
  { id: 'devices', parentId: 'company' },
  { id: 'firmware', parentId: 'devices' },
  { id: 'cloud', parentId: 'company' },
  { id: 'legal', parentId: 'company' },
];
const shownOf = (cells: Parameters<typeof shownDepartments>[0]) => shownDepartments(cells);
const figures = (people: readonly AskedPerson[]) =>
  suggestionFigures(people, TREE, { groupOf: ({ departmentId }) => departmentId, shownOf });
const of = (people: readonly AskedPerson[], id: string) => figures(people).groups.find((group) => group.id === id);

describe('figures of suggestions', () => {
  test('count people, those of departments below included, and what came of it among those who were suggested somebody', () => {
    const people = [
      ...asked(6, 'firmware', { isCritical: true, daysToFirst: 1, chosenRank: 1 }),
      ...asked(5, 'devices', { daysToFirst: 4, chosenRank: 3 }),
      ...asked(5, 'cloud', { isSuggested: false, daysToFirst: null }),
      ...asked(5, 'cloud', { daysToFirst: 8 }),
    ];
    expect(figures(people).everybody).toEqual({
      asked: 21,
      critical: 6,
      suggested: 16,
      medianDays: 4,
      chose: 11,
      choseFirst: 6,
    });
    expect(of(people, 'company')).toMatchObject({ asked: 21, suggested: 16 });
    expect(of(people, 'devices')).toEqual({
      ...{ id: 'devices', parentId: 'company', asked: 11, critical: 6, suggested: 11 },
      ...{ medianDays: 1, chose: 11, choseFirst: 6 },
    });
    expect(of(people, 'cloud')).toMatchObject({ asked: 10, suggested: 5, medianDays: 8, chose: 0, choseFirst: null });
    expect(of(people, 'legal')).toBeUndefined();
  });

  test('the median of two halves lies between them', () => {
    const people = [...asked(3, 'cloud', { daysToFirst: 1 }), ...asked(3, 'cloud', { daysToFirst: 4 })];
    expect(figures(people).everybody.medianDays).toBe(2.5);
  });

  test('fewer than five people are hidden, and so is a group that would tell them by subtraction', () => {
    const people = [...asked(9, 'cloud'), ...asked(6, 'devices'), ...asked(2, 'legal')];
    expect(of(people, 'legal')).toMatchObject({ asked: null, suggested: null, medianDays: null });
    expect(of(people, 'devices')).toMatchObject({ asked: null });
    expect(of(people, 'cloud')).toMatchObject({ asked: 9 });
    expect(figures(people).everybody.asked).toBe(17);
    expect(figures(asked(4, 'cloud')).everybody).toMatchObject({ asked: null, chose: null });
  });

  test('where fewer than five were suggested somebody, what they chose is hidden, and not to be told from others', () => {
    const nobody = { isSuggested: false, daysToFirst: null };
    const people = [...asked(6, 'legal', nobody), ...asked(2, 'legal'), ...asked(7, 'devices'), ...asked(9, 'cloud')];
    expect(of(people, 'legal')).toMatchObject({ asked: 8, suggested: 2, medianDays: null, chose: null, choseFirst: null });
    expect(of(people, 'devices')).toMatchObject({ asked: 7, chose: null });
    expect(of(people, 'cloud')).toMatchObject({ asked: 9, chose: 0 });
    expect(figures(people).everybody).toMatchObject({ suggested: 18, chose: 0 });
  });

  test('of fewer than five who chose it is not told whom they chose', () => {
    const people = [...asked(4, 'cloud', { chosenRank: 1 }), ...asked(8, 'cloud'), ...asked(6, 'devices', { chosenRank: 2 })];
    expect(of(people, 'cloud')).toMatchObject({ suggested: 12, chose: 4, choseFirst: null });
    expect(figures(people).everybody).toMatchObject({ chose: 10, choseFirst: 4 });
    expect(of(people, 'devices')).toMatchObject({ chose: 6, choseFirst: null });
  });

  test('the period ends before this week, and never reaches behind the days of which it is known who asked', () => {
    for (const [today, from, end] of [
      ['2026-11-23', '2026-08-31', '2026-11-23'],
      ['2026-11-29', '2026-08-31', '2026-11-23'],
      ['2026-11-30', '2026-09-07', '2026-11-30'],
    ]) {
      const period = periodOfFigures(Temporal.PlainDate.from(today!));
      expect([period.from.toString(), period.end.toString()]).toEqual([from, end]);
      expect(period.from.until(today!).days).toBeLessThanOrEqual(NAMES_KEPT_DAYS);
    }
  });

  test('the region of a zone is what its name begins with, where that is a region', () => {
    expect(['Europe/Berlin', 'America/Argentina/Salta', 'UTC', 'Etc/GMT+3', 'Japan'].map(regionOf)).toEqual([
      'Europe',
      'America',
      'Other',
      'Other',
      'Other',
    ]);
  });
});
