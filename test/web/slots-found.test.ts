import { expect, test } from 'vitest';
import { askedIn, fits } from '../../web/routes/slots/found.ts';

const asked = (query: string) => askedIn(new URLSearchParams(query));
const contact = { label: 'Security contact', value: 'Zoë Marín', courses: [{ courseId: 'leaders' }] };
const empty = { label: 'Where the policy is', value: null, courses: [{ courseId: 'oss-essentials' }] };

test('a slot is found by what it is and by what it says, without case and accents', () => {
  expect(fits(contact, asked('q=SECURITY'))).toBe(true);
  expect(fits(contact, asked('q= zoe '))).toBe(true);
  expect(fits(empty, asked('q=zoe'))).toBe(false);
});

test('and by the course that uses it; nothing asked for is everything', () => {
  expect(fits(contact, asked('course=leaders'))).toBe(true);
  expect(fits(empty, asked('q=policy&course=leaders'))).toBe(false);
  expect(fits(empty, asked(''))).toBe(true);
});
