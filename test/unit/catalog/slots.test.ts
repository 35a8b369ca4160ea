import { expect, test } from 'vitest';
import { emptySlots, renderSlots } from '#server/catalog/rules/slots.ts';

const slots = [
  { id: 'policy', type: 'url' as const, label: 'Our policy' },
  { id: 'contact', type: 'text' as const, label: 'Contact' },
];
const html = 'See <span data-slot="policy"></span>, ask <span data-slot="contact"></span>.';

test('values are put in as text; an address becomes a link with its label', () => {
  const values = new Map([
    ['policy', 'https://intranet.example/p?a=1&b=2'],
    ['contact', '<b>Jonas</b>'],
  ]);
  expect(renderSlots(html, slots, values)).toBe(
    'See <a href="https://intranet.example/p?a=1&amp;b=2" rel="noreferrer">Our policy</a>, ask &lt;b&gt;Jonas&lt;/b&gt;.',
  );
});

test('an address that is none is never a link', () => {
  expect(renderSlots(html, slots, new Map([['policy', 'javascript:alert(1)']]))).toBe('See javascript:alert(1), ask .');
});

test('a slot of blanks is empty', () => {
  expect(emptySlots(slots, new Map([['policy', ' ']])).map(({ id }) => id)).toEqual(['policy', 'contact']);
});
