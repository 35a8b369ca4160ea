import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AFTER_A_DEED, WAYS } from '#test/support/every-page.ts';

/** Routes as SvelteKit reads them: groups in round brackets are no part of the address. */
const routes = globSync('web/routes/**/+page.svelte')
  .map((file) => file.slice('web/routes'.length, -'/+page.svelte'.length).replaceAll(/\/\([^)]+\)/g, '') || '/')
  .map((route) => ({ route, pattern: new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`) }))
  .toSorted((a, b) => a.route.split('[').length - b.route.split('[').length);

test('every page is on the list that axe looks at', () => {
  const paths = [...WAYS.map(({ via }) => via.at(-1)!), ...AFTER_A_DEED].map((path) => path.split('?')[0]!);
  // Of several routes that fit, the one with fewest parameters is meant, as when it is asked for.
  const seen = new Set(paths.map((path) => routes.find(({ pattern }) => pattern.test(path))?.route));
  expect(routes.map(({ route }) => route).filter((route) => !seen.has(route))).toEqual([]);
});
