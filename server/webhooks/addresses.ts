import { BlockList, isIP } from 'node:net';

type Range = readonly [network: string, prefix: number];

/** Never: this host by no name, link-local (where clouds keep their secrets), multicast, translated, documented, reserved. */
const NOWHERE: readonly Range[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
/** Only where the installation says that its receivers are in a network of its own: loopback, private, shared, unique-local. */
const PRIVATE: readonly Range[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
];

function listOf(ranges: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4');
  return list;
}
const nowhere = listOf(NOWHERE);
const privately = listOf(PRIVATE);

/** Whether a delivery may go to an address of the internet protocol. One of version 4 that is written as version 6 is looked at as version 4. */
export function isAddressAllowed(address: string, allowsPrivate: boolean): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  return !nowhere.check(address, family) && (allowsPrivate || !privately.check(address, family));
}
