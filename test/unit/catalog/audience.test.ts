import { expect, test } from 'vitest';
import { audiencePattern, groupsNamed } from '#server/catalog/rules/audience.ts';

const isFor = (audience: string, id: string) => new RegExp(audiencePattern(id)!, 'i').test(audience);

test.each([
  [
    'Software, release and data engineers, champions; product owners for modules 1 and 2',
    'engineers release data product champions',
  ],
  ['Software engineers, architects, product owners, procurement (module 1)', 'engineers architects product procurement'],
  ['Maintainers, product owners, community managers, counsel', 'product maintainers counsel'],
  ['Executive sponsor, engineering managers, product heads', 'product managers'],
  ['OSPO staff, compliance officers, internal audit', 'compliance ospo'],
])('%s', (audience, ids) => {
  const named = groupsNamed([audience]).map(({ id }) => id);
  expect(named).toEqual(ids.split(' '));
  expect(named.every((id) => isFor(audience, id))).toBe(true);
});

test('a course for everybody is for each group, and names none', () => {
  expect(isFor('All employees and contractors, in their first weeks', 'counsel')).toBe(true);
  expect(groupsNamed(['All employees and contractors'])).toEqual([]);
  expect(isFor('Architects', 'counsel')).toBe(false);
  expect(audiencePattern('kings')).toBeNull();
});
