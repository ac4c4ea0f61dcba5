import { isAddress } from './network-address.js';

/** What is known of where a connection comes from. */
export interface Connection {
  /** Address of the other end; null where the platform does not tell. */
  readonly peer: string | null;
  /** `X-Forwarded-For` as it came. */
  readonly forwardedFor: string | null;
}

/**
 * Gives the address of the client. Each trusted proxy adds the address that it saw to the end of `X-Forwarded-For`, so with
 * `trustedProxies` of them the client is that many from the end; what stands before it is the client's own claim. With
 * none the header is not looked at. Where the header is shorter, the request did not come through the proxies: the peer
 * counts.
 */
export function findClientAddress({ peer, forwardedFor }: Connection, trustedProxies: number): string | null {
  if (trustedProxies === 0 || forwardedFor === null) return peer;
  const entry = forwardedFor.split(',').at(-trustedProxies)?.trim() ?? '';
  const address = dropPort(entry);
  return isAddress(address) ? address : peer;
}

// Some proxies write the port too: 192.0.2.1:443 and [2001:db8::1]:443.
function dropPort(entry: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/u.exec(entry)?.[1];
  return bracketed ?? entry.replace(/^([\d.]+):\d+$/u, '$1');
}
