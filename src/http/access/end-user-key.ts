import { nameNetwork } from './network-address.js';

/** Turns an address into the name under which its requests are counted. */
export type NameEndUser = (address: string | null) => Promise<string>;

const encoder = new TextEncoder();

/**
 * Makes a namer that gives the HMAC-SHA-256 of the address's network: without the secret nobody can go back to the address,
 * not even by trying all of IPv4. Without `secret` a random one is drawn at the first request and ends with the process; with
 * one, several processes count together. Clients without an address share one name.
 */
export function createEndUserNamer(secret: string | null): NameEndUser {
  // Drawn late: at the edge no random number may be drawn before the first request.
  let key: Promise<CryptoKey> | null = null;
  return async (address) => {
    const network = (address === null ? null : nameNetwork(address)) ?? 'unknown';
    key ??= importKey(secret === null ? crypto.getRandomValues(new Uint8Array(32)) : encoder.encode(secret));
    // The purpose comes first, so that no other use of the secret gives the same hash.
    const mac = await crypto.subtle.sign('HMAC', await key, encoder.encode(`end-user\n${network}`));
    return toHex(new Uint8Array(mac, 0, 16));
  };
}

async function importKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
