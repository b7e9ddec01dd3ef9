import { BlockList, isIP, isIPv4 } from 'node:net';

/** IPv4 addresses that are not on the internet (RFC 6890). */
const PRIVATE_IPV4 = listOf('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]);

/** All that is given out of IPv6 for the internet; whatever leads to IPv4 is elsewhere, or excepted. */
const GLOBAL_IPV6 = listOf('ipv6', [['2000::', 3]]);
const PRIVATE_IPV6 = listOf('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

/** Whether an IP address is private, loopback or otherwise not a place on the internet. */
export function isPrivateAddress(address: string): boolean {
  if (isIPv4(address)) return PRIVATE_IPV4.check(address, 'ipv4');
  return !GLOBAL_IPV6.check(address, 'ipv6') || PRIVATE_IPV6.check(address, 'ipv6');
}

/** The address that the host of a URL is; `undefined` when it is a name, which is looked up only when it is called. */
export function addressIn({ hostname }: URL): string | undefined {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? undefined : host;
}

/** Whether the host of a URL says by itself that it is private. */
export function isPrivateHost(url: URL): boolean {
  const address = addressIn(url);
  return address === undefined ? /(^|\.)localhost\.?$/.test(url.hostname) : isPrivateAddress(address);
}

function listOf(family: 'ipv4' | 'ipv6', networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family);
  return list;
}
