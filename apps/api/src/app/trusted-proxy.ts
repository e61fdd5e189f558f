import { BlockList, isIPv6 } from 'node:net';

/** Networks that nobody on the internet can send from. */
const PRIVATE: readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'][] = [
  ['127.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
];

const privateNetworks = new BlockList();
for (const [network, prefix, family] of PRIVATE) privateNetworks.addSubnet(network, prefix, family);

/**
 * With TRUST_PROXY one reverse proxy stands before the server, in a private network, and the address it added last to
 * `X-Forwarded-For` is the client's. Whatever stands before that one the client may have written itself.
 */
export function isTrustedProxy(address: string, hop: number): boolean {
  return hop === 0 && privateNetworks.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
