import { expect, test } from 'vitest';
import { etagOf, isKnown } from '#server/http/etag.ts';

const etag = etagOf('text');

test('the same text has the same tag, another text another', () => {
  expect(etagOf('text')).toBe(etag);
  expect(etagOf('Text')).not.toBe(etag);
  expect(etag).toMatch(/^"[\w-]{43}"$/);
});

test.each([etag, `W/${etag}`, `"a", ${etag}`, `"a",W/${etag} , "b"`, '*'])('%s names it', (header) => {
  expect(isKnown(header, etag)).toBe(true);
});

test.each([undefined, '', '"a"', 'text', etag.replaceAll('"', '')])('%s does not', (header) => {
  expect(isKnown(header, etag)).toBe(false);
});
