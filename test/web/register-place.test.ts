import { expect, test } from 'vitest';
import { mayKeepRegister, mayRevoke } from '#lib/certificate-words.ts';
import { isNarrowed, placeIn, searchOf } from '../../web/routes/issued-certificates/place.ts';

const at = (search: string) => placeIn(new URL(`http://pages.test/issued-certificates${search}`));
const id = '01a222de-7957-7c41-bdc2-9c4990201673';

test('a place in the register has an address that leads back to it', () => {
  const place = { q: 'ABCD-EF', courseId: 'licence-practice', standing: 'revoked', sort: 'expires', cursor: id } as const;
  expect(at(searchOf(place))).toEqual(place);
  expect([searchOf({}), searchOf({}, { withdrawn: '' }), isNarrowed(at('?sort=person'))]).toEqual(['', '?withdrawn=', false]);
});

test('what cannot be asked is left out', () => {
  expect(at('?q=+&course=No+course&standing=lost&sort=issued&after=1')).toEqual({});
});

test('who sees the register, and who withdraws', () => {
  const roles = ['learner', 'coach', 'author', 'ospo-lead', 'auditor', 'administrator'];
  const those = (may: typeof mayRevoke) => roles.filter((role) => may({ accessRoles: [role] }));
  expect(those(mayKeepRegister)).toEqual(['ospo-lead', 'auditor', 'administrator']);
  expect(those(mayRevoke)).toEqual(['ospo-lead', 'administrator']);
  expect([mayKeepRegister(null), mayRevoke(null)]).toEqual([false, false]);
});
