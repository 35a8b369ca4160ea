import { expect, test } from 'vitest';
import { serviceMailbox } from '#server/notifications/rules/mailbox.ts';

test('mails come from the host people know, whatever its port', () => {
  expect(serviceMailbox('https://learn.example:8443')).toEqual({ name: 'Tributary', address: 'tributary@learn.example' });
});

test('where a sender is set, it is that one', () => {
  const mailFrom = { name: 'Learning', address: 'learning@example.com' };
  expect(serviceMailbox('https://learn.example', mailFrom)).toBe(mailFrom);
});
