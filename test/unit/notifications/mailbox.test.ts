import { expect, test } from 'vitest';
import { serviceMailbox } from '#server/notifications/rules/mailbox.ts';

test('mails come from the host people know, whatever its port', () => {
  expect(serviceMailbox('https://learn.example:8443')).toEqual({ name: 'Tributary', address: 'tributary@learn.example' });
});
