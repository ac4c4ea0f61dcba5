import { areOffsets, viewUint16, viewUint32 } from './packed-sections.js';

/**
 * Sorted list of distinct words in two arrays: all their UTF-16 code units, and where each begins. It is looked up where
 * it lies; no string is made for a word that nobody asks for. Order is that of code units.
 */
export class WordTable {
  readonly size: number;

  private constructor(
    private readonly units: Uint16Array,
    private readonly offsets: Uint32Array,
  ) {
    this.size = offsets.length - 1;
  }

  /** Packs words that are sorted by code units (as `sort()` does) and distinct. */
  static of(sorted: readonly string[]): WordTable {
    const offsets = new Uint32Array(sorted.length + 1);
    sorted.forEach((word, at) => (offsets[at + 1] = (offsets[at] ?? 0) + word.length));
    const units = new Uint16Array(offsets.at(-1) ?? 0);
    sorted.forEach((word, at) => {
      for (let unit = 0; unit < word.length; unit += 1) units[(offsets[at] ?? 0) + unit] = word.charCodeAt(unit);
    });
    return new WordTable(units, offsets);
  }

  /** Reads what `sections` gave; null where it is no sorted list of words. */
  static read(units: Uint8Array | undefined, offsets: Uint8Array | undefined): WordTable | null {
    const [letters, begins] = [viewUint16(units), viewUint32(offsets)];
    if (!letters || !begins || !areOffsets(begins, letters.length)) return null;
    const table = new WordTable(letters, begins);
    for (let at = 1; at < table.size; at += 1) if (table.compare(at - 1, at) >= 0) return null;
    return table;
  }

  get sections(): readonly [Uint16Array, Uint32Array] {
    return [this.units, this.offsets];
  }

  /** Position of a word; −1 where it is not in the list. */
  find(word: string): number {
    const at = this.findFrom(word);
    return at < this.size && this.compareWith(at, word) === 0 ? at : -1;
  }

  /** Position of the first word that does not stand before `text`; `size` where all do. */
  findFrom(text: string): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compareWith(middle, text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The word at a position, which is below `size`. */
  at(position: number): string {
    return String.fromCharCode(...this.units.subarray(this.offsets[position], this.offsets[position + 1]));
  }

  /** Its length in code units. */
  lengthAt(position: number): number {
    return (this.offsets[position + 1] ?? 0) - (this.offsets[position] ?? 0);
  }

  /** Code unit of the word at a position, counted from its first. */
  unitAt(position: number, unit: number): number {
    return this.units[(this.offsets[position] ?? 0) + unit] ?? 0;
  }

  private compareWith(position: number, text: string): number {
    const length = this.lengthAt(position);
    for (let unit = 0; unit < length && unit < text.length; unit += 1) {
      const difference = this.unitAt(position, unit) - text.charCodeAt(unit);
      if (difference !== 0) return difference;
    }
    return length - text.length;
  }

  private compare(a: number, b: number): number {
    const [lengthA, lengthB] = [this.lengthAt(a), this.lengthAt(b)];
    for (let unit = 0; unit < lengthA && unit < lengthB; unit += 1) {
      const difference = this.unitAt(a, unit) - this.unitAt(b, unit);
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  }
}
