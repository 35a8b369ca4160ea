import { expect, test } from 'vitest';
import { pageFrom } from '../../web/lib/page-from.ts';

const all = ['a', 'b', 'c', 'd', 'e'];

test('a list is read page by page', () => {
  expect(pageFrom(all, null, 2)).toEqual({ items: ['a', 'b'], first: 0, next: 2 });
  expect(pageFrom(all, '2', 2)).toEqual({ items: ['c', 'd'], first: 2, next: 4 });
  expect(pageFrom(all, '4', 2)).toEqual({ items: ['e'], first: 4, next: null });
});

test.each(['5', '-1', '1.5', 'x', ''])('%j leads nowhere, and so to the first page', (skip) =>
  expect(pageFrom(all, skip, 2).first).toBe(0),
);
