import { convertIPv4ToBinary, convertIPv6ToBinary, isIPv4MappedIPv6 } from 'hono/utils/ipaddr';

interface Address {
  readonly version: 4 | 6;
  readonly bits: bigint;
}

/** Names under which a machine reaches itself (RFC 6761), so that no rebound DNS name can stand for it. */
export function isLoopbackName(hostname: string): boolean {
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true;
  return isLoopbackAddress(hostname.replace(/^\[(.*)\]$/u, '$1'));
}

/** True for 127.0.0.0/8 and ::1, also where IPv4 is written as IPv6. False for what is no address. */
export function isLoopbackAddress(text: string): boolean {
  const address = parseAddress(text);
  if (address === null) return false;
  return address.version === 4 ? address.bits >> 24n === 127n : address.bits === 1n;
}

/**
 * Names the network that stands for one end user: the whole IPv4 address, the first 64 bits of an IPv6 one, since a
 * household or a phone is given that many at once. The same network has one name however its address is written. Null for
 * what is no address.
 */
export function nameNetwork(text: string): string | null {
  const address = parseAddress(text);
  if (address === null) return null;
  return address.version === 4 ? `v4:${address.bits.toString(16)}` : `v6:${(address.bits >> 64n).toString(16)}`;
}

export function isAddress(text: string): boolean {
  return parseAddress(text) !== null;
}

function parseAddress(text: string): Address | null {
  try {
    if (!text.includes(':')) return { version: 4, bits: convertIPv4ToBinary(text) };
    const bits = convertIPv6ToBinary(text);
    return isIPv4MappedIPv6(bits) ? { version: 4, bits: bits & 0xffff_ffffn } : { version: 6, bits };
  } catch (error) {
    // The only error there is: the text is no address.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
