import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BOOKING_REASONS } from '#server/coaching/rules/slot-check.ts';
import { readRefusals } from '#server/http/store/refusal-list.ts';

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

  test('what a feature lets out at its front door, somebody outside takes', () => {
    /** Each name of an import or export list with what it is renamed to. */
    const namesIn = (list: string) =>
      list.split(',').flatMap((name) =>
        name.trim()
          ? [
              name
                .replace(/\btype /, '')
                .trim()
                .split(' as '),
            ]
          : [],
      );
    const taken = globSync(['server/**/*.ts', 'workers/*.ts', 'test/**/*.ts']).flatMap((file) =>
      [...read(file).matchAll(/import (?:type )?\{([^}]*)\} from '[^']*\/(\w+)\/index\.ts'/g)].flatMap(([, list, feature]) =>
        namesIn(list!).map(([name]) => `${feature}: ${name}`),
      ),
    );
    const letOut = globSync('server/*/index.ts').flatMap((file) =>
      [...read(file).matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, list]) =>
        namesIn(list!).map((names) => `${file.split('/')[1]}: ${names.at(-1)}`),
      ),
    );
    expect(letOut.filter((name) => !taken.includes(name))).toEqual([]);
  });

  test('an endpoint is exported by the name that OpenAPI gives it', () => {
    const renamed = globSync('server/**/*.ts').flatMap((file) =>
      [...read(file).matchAll(/export const (\w+) = endpoint\(\{\s*id: '(\w+)'/g)].filter(([, name, id]) => name !== id),
    );
    expect(renamed.map(([text]) => text)).toEqual([]);
  });

  test('a refusal code is declared once and listed in server/README.md, which lists no other', () => {
    const texts = globSync('server/**/*.ts').map(read);
    const codes = texts.flatMap((text) =>
      [
        ...text.matchAll(
          /super\(\s*'(?:invalid|unauthenticated|forbidden|not-found|conflict|too-many|unavailable)',\s*'([^']+)'/g,
        ),
      ].map((match) => match[1]!),
    );
    expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted());
    const listed = readRefusals().map(({ code }) => code);
    const reasons = BOOKING_REASONS.map((reason) => `coaching/${reason}`);
    expect([...codes, ...reasons].filter((code) => !listed.includes(code))).toEqual([]);
    const isSaid = (code: string) => reasons.includes(code) || texts.some((text) => text.includes(`'${code}'`));
    expect(listed.filter((code) => !isSaid(code))).toEqual([]);
  });

  test('only config reads the environment', () => {
    const readers = globSync(['server/**/*.ts', 'db/**/*.ts', 'workers/**/*.ts']).filter((file) =>
      /process\.env\b(?!\['((PROTOCOL|HOST)_HEADER|BODY_SIZE_LIMIT))/.test(read(file)),
    );
    expect(readers.toSorted()).toEqual(['server/config.ts', 'server/keep-workers-running.ts']);
  });
});
