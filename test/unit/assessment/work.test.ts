import { expect, test } from 'vitest';
import { assertComplete, assertLink, LinkNotTaken, NothingHandedIn } from '#server/assessment/rules/work.ts';

const NOTHING = { text: ' \n', link: null, fileId: null };

test('a text, a link or a file is enough; blanks are nothing', () => {
  expect(() => assertComplete(NOTHING)).toThrow(NothingHandedIn);
  expect(() => assertComplete({ ...NOTHING, text: 'Done' })).not.toThrow();
  expect(() => assertComplete({ ...NOTHING, fileId: 'id' })).not.toThrow();
  expect(() => assertComplete({ ...NOTHING, link: 'https://git.example/a' })).not.toThrow();
});

test('a link is https and carries no password', () => {
  for (const link of ['http://a.example', 'javascript:alert(1)', 'data:text/html,x', 'https://me:pw@a.example', 'a'])
    expect(() => assertLink(link)).toThrow(LinkNotTaken);
  expect(() => assertLink(null)).not.toThrow();
});
