import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Hex SHA-256 of a text's UTF-8 bytes, at once: the platform's own gives a promise, and the core computes without waiting. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
