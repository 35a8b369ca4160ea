import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseFramework } from '#server/catalog/rules/framework-format.ts';

const names = ['skills.yaml', 'role-profiles.yaml', 'evidence.yaml'];
const files = () => new Map(names.map((name) => [name, readFileSync(`courses/framework/${name}`, 'utf8')]));

test('the framework of the product has 8 domains, 37 skills and 16 role profiles', () => {
  const { framework, mistakes } = parseFramework(files());
  expect(mistakes).toEqual([]);
  expect([framework?.domains.length, framework?.skills.length, framework?.profiles.length]).toEqual([8, 37, 16]);
});

test('a profile that requires an unknown skill is named with its line', () => {
  const broken = files().set('role-profiles.yaml', files().get('role-profiles.yaml')!.replace('oss-concepts:', 'oss-conceits:'));
  const { framework, mistakes } = parseFramework(broken);
  expect(framework).toBeNull();
  expect(mistakes[0]).toMatchObject({
    file: 'framework/role-profiles.yaml',
    message: 'all-employees requires the unknown skill oss-conceits',
  });
  expect(mistakes[0]!.line).toBeGreaterThan(1);
});
