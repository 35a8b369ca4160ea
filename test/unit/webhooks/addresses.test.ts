import { expect, test } from 'vitest';
import { isAddressAllowed } from '#server/webhooks/addresses.ts';

test.each(['93.184.215.14', '1.1.1.1', '2606:4700:4700::1111', '::ffff:93.184.215.14', '172.32.0.1', '100.128.0.1'])(
  '%s is somebody else on the internet',
  (address) => expect([isAddressAllowed(address, false), isAddressAllowed(address, true)]).toEqual([true, true]),
);

test.each([
  '127.0.0.1',
  '127.255.255.254',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '::1',
  'fc00::1',
  'fd12:3456::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '::ffff:c0a8:101',
])('%s is of a network of one’s own: only where that is said', (address) =>
  expect([isAddressAllowed(address, false), isAddressAllowed(address, true)]).toEqual([false, true]),
);

test.each([
  '0.0.0.0',
  '0.1.2.3',
  '169.254.169.254',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '224.0.0.1',
  '239.255.255.250',
  '255.255.255.255',
  '240.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '::',
  'fe80::1',
  'febf::1',
  'ff02::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'not-an-address',
  '127.1',
  '',
])('%s never', (address) => expect([isAddressAllowed(address, false), isAddressAllowed(address, true)]).toEqual([false, false]));
