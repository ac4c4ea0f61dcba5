/**
 * Set of words that takes three bytes a word and answers at once: whether a word is in the language. It never denies
 * a word that was put in; of words that were not, about one in sixty thousand passes.
 * @see Bloom, CACM 1970; Kirsch & Mitzenmacher, ESA 2006 (two hashes do for all).
 */
export class WordFilter {
  /** @param bits whose length in bytes is above 0; kept, not copied. */
  constructor(readonly bits: Uint8Array) {}

  /** Filter of `words` as they are written. */
  static of(words: readonly string[]): WordFilter {
    const filter = new WordFilter(new Uint8Array(Math.max(64, words.length * bytesPerWord)));
    for (const word of words) {
      const { first, second } = hashTwice(word);
      for (let k = 0; k < hashes; k += 1) {
        const at = filter.position(first, second, k);
        filter.bits[at >>> 3] = (filter.bits[at >>> 3] ?? 0) | (1 << (at & 7));
      }
    }
    return filter;
  }

  has(word: string): boolean {
    const { first, second } = hashTwice(word);
    // Most words that are not in it are told by the first few bits.
    for (let k = 0; k < hashes; k += 1) {
      const at = this.position(first, second, k);
      if (((this.bits[at >>> 3] ?? 0) & (1 << (at & 7))) === 0) return false;
    }
    return true;
  }

  private position(first: number, second: number, k: number): number {
    return ((first + Math.imul(k, second)) >>> 0) % (this.bits.length * 8);
  }
}

const bytesPerWord = 3;
const hashes = 11;

function hashTwice(word: string): { readonly first: number; readonly second: number } {
  return { first: hashWord(word, 0x811c9dc5), second: hashWord(word, 0x9747b28c) | 1 };
}

/** FNV-1a over UTF-16 code units, mixed at the end (finaliser of MurmurHash3). */
function hashWord(word: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
