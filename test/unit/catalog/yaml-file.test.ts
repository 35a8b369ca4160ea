import Type from 'typebox';
import { expect, test } from 'vitest';
import { readYaml } from '#server/catalog/rules/yaml-file.ts';

const Schema = Type.Object({ name: Type.String(), items: Type.Array(Type.Integer()) }, { additionalProperties: false });

test('a mistake is told with the line of the member', () => {
  const { content, mistakes } = readYaml('a.yaml', 'name: river\nitems:\n  - 1\n  - two\n', Schema);
  expect(content).toBeNull();
  expect(mistakes).toEqual([{ file: 'a.yaml', line: 4, message: 'items.1 must be integer' }]);
});

test('a member given twice is refused, and so is an alias bomb', () => {
  expect(readYaml('a.yaml', 'name: a\nname: b\nitems: []\n', Schema).mistakes[0]?.line).toBe(2);
  expect(() => readYaml('a.yaml', 'name: &x a\nitems: [*x]\n', Schema)).toThrow();
});
