import { IndexCorruptError } from '../errors.js';
import { areOffsets, packSections, readSections, viewUint32 } from './packed-sections.js';
import type { PostingRange } from './splice-postings.js';
import { WordTable } from './word-table.js';

/** Text of a chunk by field, as the lexical index reads it. */
export interface LexicalDocument {
  readonly body: string;
  /** Rest of the paragraph, where the chunk is a part of one that was too long. */
  readonly context: string;
  /** Heading above: an interview's question says what its answer is about. */
  readonly heading: string;
  /** Names, roles and employers of those who speak in the chunk; the article's council. */
  readonly names: string;
  readonly title: string;
  /** What people ask that the chunk answers, as editors know. */
  readonly asked: string;
}

/** Fields in the order in which they are counted. */
export const lexicalFields = ['body', 'context', 'heading', 'names', 'title', 'asked'] as const;
const fieldCount = lexicalFields.length;

/** Key of a word's own form; no stem begins so. */
export function exactKey(word: string): string {
  return exactMark + word;
}

/** The code unit behind this one is the first that no form's key begins with. */
const exactMark = '=';
const afterForms = '>';

/**
 * Which chunks hold which stems and words how often in which field, packed: what a lexical index computes its scores from,
 * as numbers that hang on no option. Postings are read when they are asked for.
 *
 * A posting is a variable-length number, twice the distance from the chunk before (the first from −1), plus 1 where the
 * chunk holds the word once, in its body. Otherwise a byte follows with a bit for each field that holds it, and for each of
 * these how often, again as numbers of variable length (seven bits a byte, the low ones first, the high bit set on all but
 * the last).
 */
export class LexicalTable {
  /** Number of chunks. */
  readonly size: number;

  private constructor(
    readonly keys: WordTable,
    /** Words of each chunk by field, chunk after chunk. */
    readonly fieldLengths: Uint32Array,
    private readonly counts: Uint32Array,
    private readonly offsets: Uint32Array,
    private readonly postings: Uint8Array,
  ) {
    this.size = fieldLengths.length / fieldCount;
  }

  /** Reads a packed table of `size` chunks; null where the bytes are none. */
  static read(bytes: Uint8Array, size: number): LexicalTable | null {
    const [units, begins, lengths, counted, starts, postings] = readSections(bytes, 6) ?? [];
    const keys = WordTable.read(units, begins);
    const [fieldLengths, counts, offsets] = [lengths, counted, starts].map(viewUint32);
    if (!keys || !fieldLengths || !counts || !offsets || !postings) return null;
    const fits = fieldLengths.length === size * fieldCount && counts.length === keys.size;
    if (!fits || offsets.length !== keys.size + 1 || !areOffsets(offsets, postings.length)) return null;
    return new LexicalTable(keys, fieldLengths, counts, offsets, postings);
  }

  /** Packs what `LexicalTableWriter` gathered. */
  static pack(
    keys: WordTable,
    fieldLengths: Uint32Array,
    counts: Uint32Array,
    offsets: Uint32Array,
    postings: Uint8Array,
  ): Uint8Array {
    return packSections([...keys.sections, fieldLengths, counts, offsets, postings]);
  }

  /** Number of chunks that hold a stem, or a word's form (`exactKey`). */
  count(key: string): number {
    return this.counts[this.keys.find(key)] ?? 0;
  }

  countAt(key: number): number {
    return this.counts[key] ?? 0;
  }

  /** Positions of the keys of words' forms: `from` inclusive, `to` exclusive. Forms that begin alike stand together. */
  findForms(beginning = ''): { readonly from: number; readonly to: number } {
    const from = this.keys.findFrom(exactMark + beginning);
    if (beginning === '') return { from, to: this.keys.findFrom(afterForms) };
    const last = beginning.charCodeAt(beginning.length - 1);
    const next = beginning.slice(0, -1) + String.fromCharCode(last + 1);
    return { from, to: this.keys.findFrom(exactMark + next) };
  }

  /** Where the bytes of a key's postings stand. */
  findPostings(key: number): PostingRange {
    return { bytes: this.postings, start: this.offsets[key] ?? 0, end: this.offsets[key + 1] ?? 0 };
  }

  /**
   * Calls `visit` with each chunk that holds the key, in order, and how often each field holds it; `counts` is used again
   * for the next. @throws IndexCorruptError where the bytes are no postings.
   */
  visitPostings(key: number, visit: (chunk: number, counts: Uint32Array) => void): void {
    const counts = new Uint32Array(fieldCount);
    const reader = new PostingReader(this.postings, this.offsets[key] ?? 0, this.offsets[key + 1] ?? 0);
    let chunk = -1;
    for (let left = this.countAt(key); left > 0; left -= 1) {
      chunk += reader.read(counts);
      if (chunk >= this.size) throw damagedPostings();
      visit(chunk, counts);
    }
    if (!reader.isAtEnd()) throw damagedPostings();
  }
}

/** Reads postings one after the other. */
class PostingReader {
  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
    private readonly end: number,
  ) {}

  isAtEnd(): boolean {
    return this.at === this.end;
  }

  /** Gives how far the chunk is from the one before, and writes into `counts`. */
  read(counts: Uint32Array): number {
    const first = this.readNumber();
    counts.fill(0);
    if ((first & 1) === 1) counts[0] = 1;
    else {
      const fields = this.readNumber();
      for (let field = 0; field < fieldCount; field += 1)
        if ((fields & (1 << field)) !== 0) counts[field] = this.readNumber();
    }
    if (first < 2) throw damagedPostings();
    return first >>> 1;
  }

  private readNumber(): number {
    let number = 0;
    for (let shift = 0; shift < 32; shift += 7) {
      const byte = this.bytes[this.at] ?? 0;
      if (this.at >= this.end) throw damagedPostings();
      this.at += 1;
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number >>> 0;
    }
    throw damagedPostings();
  }
}

/** The fault of bytes that are no postings. */
export function damagedPostings(): IndexCorruptError {
  return new IndexCorruptError('The index is damaged: lexical.bin holds no postings. Run `npm run build:index`.');
}
