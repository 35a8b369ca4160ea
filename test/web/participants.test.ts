import { expect, test } from 'vitest';
import { addressOf, placeIn } from '../../web/routes/participants/filter.ts';

const departments = [{ id: 'd1' }];
const profiles = [{ id: 'software-engineer' }];
const cursor = 'a'.repeat(36);
const placeOf = (address: string) => placeIn(new URLSearchParams(address), departments, profiles);

test('a list of participants has an address that leads back to it', () => {
  const place = { q: 'ana & co', departmentId: 'd1', roleProfileId: 'software-engineer', cursor };
  expect(placeOf(addressOf(place, cursor).split('?')[1]!)).toEqual(place);
  expect(addressOf({}, null)).toBe('/participants');
});

test('an address that asks for what is not there asks for nothing', () => {
  expect(placeOf('department=gone&role=king&after=1;drop&q=+')).toEqual({});
});
