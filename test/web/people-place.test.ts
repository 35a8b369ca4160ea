import { expect, test } from 'vitest';
import { isNarrowed, placeIn, searchOf } from '../../web/routes/admin/people/place.ts';

const at = (search: string) => placeIn(new URL(`http://pages.test/admin/people${search}`));
const id = '01a222de-7957-7c41-bdc2-9c4990201673';

test('a place in the list of people has an address that leads back to it', () => {
  const place = { q: 'ana & co', departmentId: id, accessRole: 'coach' as const, sort: 'joined' as const, cursor: id };
  expect(at(searchOf(place))).toEqual(place);
  expect(searchOf({}, { saved: 'roles' })).toBe('?saved=roles');
  expect([searchOf({}), isNarrowed(at(''))]).toEqual(['', false]);
});

test('what cannot be asked is left out', () => {
  expect(at('?q=+&department=x&role=learner&sort=name&after=1')).toEqual({});
});
