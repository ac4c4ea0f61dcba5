import type { Draw } from './draw.js';

/** What is done to a file. `other` is another file's bytes: the same file of another index, or the file beside it. */
export interface Damage {
  readonly name: string;
  /** The damaged bytes; null where the file is to be gone. */
  readonly apply: (bytes: Buffer, draw: Draw, other: Buffer) => Buffer | null;
}

export const damages: readonly Damage[] = [
  { name: 'truncated', apply: (bytes, draw) => bytes.subarray(0, draw.below(bytes.length)) },
  { name: 'one bit flipped', apply: (bytes, draw) => flipBit(bytes, draw.below(bytes.length), draw.below(8)) },
  { name: 'swapped', apply: (_bytes, _draw, other) => other },
  { name: 'missing', apply: () => null },
  { name: 'emptied', apply: () => Buffer.alloc(0) },
  { name: 'grown', apply: (bytes) => Buffer.concat([bytes, bytes.subarray(0, 16), Buffer.from('}')]) },
];

function flipBit(bytes: Buffer, at: number, bit: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
  return flipped;
}
