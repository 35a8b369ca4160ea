import { expect, test } from 'vitest';
import {
  byLanguage,
  byRegion,
  hiddenSentence,
  rowsOf,
  shareIn,
  suggestionFinding,
} from '../../web/routes/coaching-overview/suggestions/figures.ts';

const line = (id: string, more: object = {}) => ({
  ...{ id, name: id, asked: 20, critical: 4, suggested: 15, medianDays: 1, chose: 6, choseFirst: 5 },
  ...more,
});
const HIDDEN = { asked: null, critical: null, suggested: null, medianDays: null, chose: null, choseFirst: null };

test('a row says every share with its number, and what speaks of too few is not shown', () => {
  expect(rowsOf([line('Cloud')])[0]!.cells).toEqual(['20', '4', '15 of 20', '2 days', '6 of 15', '5 of 6']);
  expect(rowsOf([line('Cloud', { chose: 3, choseFirst: null })])[0]!.cells.slice(4)).toEqual(['3 of 15', 'Not shown']);
  const few = { suggested: 3, medianDays: null, chose: null, choseFirst: null };
  expect(rowsOf([line('Cloud', few)])[0]!.cells.slice(2)).toEqual(['3 of 20', 'Not shown', '–', '–']);
  expect(rowsOf([line('Cloud', { ...few, suggested: 0 })])[0]!.cells.slice(2)).toEqual(['0 of 20', '–', '–', '–']);
});

test('a hidden group has no row and is named below', () => {
  expect(rowsOf([line('Legal', HIDDEN)])).toEqual([]);
  expect(hiddenSentence([line('Cloud'), line('Legal', HIDDEN), line('Sales', HIDDEN)])).toBe(
    'Not shown: Legal and Sales. Fewer than five people asked there, or a smaller group could be told from it.',
  );
  expect(hiddenSentence([line('Cloud')])).toBe(null);
});

test('a bar is drawn from ten people on, where one of them does not move it too far', () => {
  expect(shareIn('15 of 20')).toBe(0.75);
  expect(shareIn('5 of 9')).toBe(null);
  expect(shareIn('20')).toBe(null);
});

test('the finding says what came of it, and names a group only where it lies well below', () => {
  const everybody = line('everybody');
  expect(suggestionFinding(everybody, [line('Cloud', { suggested: 14 })])).toBe(
    '15 of 20 people with a gap who asked were suggested somebody; half of them could have begun within 2 days. Six booked from the list, five of them the first.',
  );
  expect(suggestionFinding({ ...everybody, medianDays: 0, choseFirst: null }, [line('Cloud', { asked: 10, suggested: 5 })])).toBe(
    '15 of 20 people with a gap who asked were suggested somebody; half of them could have begun within a day. Six booked from the list. Fewest were in Cloud: 5 of 10.',
  );
  expect(suggestionFinding(HIDDEN, [])).toMatch(/^Fewer than five people/);
});

test('languages and regions have names, in their order', () => {
  expect(byLanguage([line('es'), line('de')]).map(({ name }) => name)).toEqual(['German', 'Spanish']);
  expect(byRegion([line('Other'), line('America'), line('Europe')]).map(({ name }) => name)).toEqual([
    'Europe',
    'Other zones',
    'The Americas',
  ]);
});
