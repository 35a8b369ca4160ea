import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');
const rules = globSync('server/*/rules/*.ts');

describe('conventions that imports cannot show', () => {
  test('rules read no clock, no randomness, no environment, and never wait', () => {
    const impure = /\b(Temporal\.Now|Date\.now|new Date\(\)|Math\.random|randomBytes|randomUUID|process\.|await )/;
    expect(rules.filter((file) => impure.test(read(file)))).toEqual([]);
  });

  test('every rule has a unit test of the same name', () => {
    const untested = rules.filter((file) => {
      const [, feature, , name] = file.split('/');
      return globSync(`test/unit/${feature}/${name!.replace('.ts', '.test.ts')}`).length === 0;
    });
    expect(untested).toEqual([]);
  });

  test('a refusal code is declared once and listed in server/README.md', () => {
    const codes = globSync('server/**/*.ts').flatMap((file) =>
      [
        ...read(file).matchAll(
          /super\(\s*'(?:invalid|unauthenticated|forbidden|not-found|conflict|too-many|unavailable)',\s*'([^']+)'/g,
        ),
      ].map((match) => match[1]!),
    );
    expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted());
    const documented = read('server/README.md');
    expect(codes.filter((code) => !documented.includes(`\`${code}\``))).toEqual([]);
  });

  test('only config reads the environment', () => {
    const readers = globSync(['server/**/*.ts', 'db/**/*.ts', 'workers/**/*.ts']).filter((file) =>
      /process\.env\b(?!\['((PROTOCOL|HOST)_HEADER|BODY_SIZE_LIMIT))/.test(read(file)),
    );
    expect(readers.toSorted()).toEqual(['server/config.ts', 'server/keep-workers-running.ts']);
  });
});
