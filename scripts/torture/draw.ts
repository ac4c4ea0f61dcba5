/** Numbers that look random and are the same for the same seed. */
export interface Draw {
  /** From 0 up to, and without, 1. */
  readonly share: () => number;
  /** From 0 up to, and without, `count`. */
  readonly below: (count: number) => number;
}

/** @see https://en.wikipedia.org/wiki/Xorshift (32 bits) */
export function createDraw(seed: number): Draw {
  let state = (seed ^ 0x9e3779b9) | 1;
  const share = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return { share, below: (count) => Math.floor(share() * count) };
}
