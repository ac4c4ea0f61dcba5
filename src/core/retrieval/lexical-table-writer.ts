import { exactKey, LexicalTable, lexicalFields, type LexicalDocument } from './lexical-table.js';
import { splitWords } from './words.js';
import { WordTable } from './word-table.js';

/** Postings of one key while they are gathered. */
interface OpenPostings {
  bytes: Uint8Array;
  length: number;
  count: number;
  lastChunk: number;
}

/** Chunks of a table that are taken over without reading their words again. */
export interface KeptPostings {
  readonly table: LexicalTable;
  /** New number of each of its chunks, in rising order; null for one that is no more. */
  readonly rows: readonly (number | null)[];
}

/** Posting of a chunk among kept ones. */
interface AddedPosting {
  readonly row: number;
  readonly counts: Uint32Array;
}

/**
 * Gathers the words of chunks for a `LexicalTable`. The same chunks give the same bytes, whether some of them were kept from
 * another table or all were read.
 */
export class LexicalTableWriter {
  readonly #postings = new Map<string, OpenPostings>();
  /** Where postings are kept, those of the others until they are put between them. */
  readonly #added = new Map<string, AddedPosting[]>();
  readonly #fieldLengths: Uint32Array;

  /** @param size Chunks that there will be. */
  constructor(
    size: number,
    private readonly kept?: KeptPostings,
  ) {
    this.#fieldLengths = new Uint32Array(size * lexicalFields.length);
  }

  /** Reads the words of chunk `row`. Called in order, for every chunk that is not kept. */
  addDocument(document: LexicalDocument, row: number): void {
    const counts = new Map<string, number[]>();
    lexicalFields.forEach((field, f) => {
      const words = splitWords(document[field]);
      this.#fieldLengths[row * lexicalFields.length + f] = words.length;
      for (const word of words)
        for (const key of [word.stem, exactKey(word.text)]) {
          const counted = counts.get(key) ?? lexicalFields.map(() => 0);
          counted[f] = (counted[f] ?? 0) + 1;
          counts.set(key, counted);
        }
    });
    for (const [key, counted] of counts) {
      const packed = Uint32Array.from(counted);
      const added = this.#added.get(key);
      if (!this.kept) appendPosting(this.#open(key), row, packed);
      else if (added) added.push({ row, counts: packed });
      else this.#added.set(key, [{ row, counts: packed }]);
    }
  }

  pack(): Uint8Array {
    if (this.kept) this.#takeOver(this.kept);
    const keys = [...this.#postings.keys()].sort();
    const counts = new Uint32Array(keys.length);
    const offsets = new Uint32Array(keys.length + 1);
    const open = keys.flatMap((key) => this.#postings.get(key) ?? []);
    open.forEach(({ count, length }, at) => {
      counts[at] = count;
      offsets[at + 1] = (offsets[at] ?? 0) + length;
    });
    const postings = new Uint8Array(offsets.at(-1) ?? 0);
    open.forEach(({ bytes, length }, at) => {
      postings.set(bytes.subarray(0, length), offsets[at]);
    });
    return LexicalTable.pack(WordTable.of(keys), this.#fieldLengths, counts, offsets, postings);
  }

  #takeOver({ table, rows }: KeptPostings): void {
    const width = lexicalFields.length;
    rows.forEach((row, chunk) => {
      if (row !== null)
        this.#fieldLengths.set(table.fieldLengths.subarray(chunk * width, (chunk + 1) * width), row * width);
    });
    for (let at = 0; at < table.keys.size; at += 1) {
      const key = table.keys.at(at);
      const added = this.#added.get(key) ?? [];
      let next = 0;
      const addUpTo = (row: number) => {
        for (let one = added[next]; one && one.row < row; one = added[(next += 1)])
          appendPosting(this.#open(key), one.row, one.counts);
      };
      table.visitPostings(at, (chunk, counts) => {
        const row = rows[chunk] ?? null;
        if (row === null) return;
        addUpTo(row);
        appendPosting(this.#open(key), row, counts);
      });
      addUpTo(Infinity);
      this.#added.delete(key);
    }
    for (const [key, added] of this.#added)
      for (const { row, counts } of added) appendPosting(this.#open(key), row, counts);
  }

  #open(key: string): OpenPostings {
    const known = this.#postings.get(key);
    if (known) return known;
    const open = { bytes: new Uint8Array(8), length: 0, count: 0, lastChunk: -1 };
    this.#postings.set(key, open);
    return open;
  }
}

function appendPosting(open: OpenPostings, chunk: number, counts: Uint32Array): void {
  let [fields, total] = [0, 0];
  counts.forEach((count, field) => {
    if (count > 0) fields |= 1 << field;
    total += count;
  });
  const once = total === 1 && fields === 1;
  appendNumber(open, 2 * (chunk - open.lastChunk) + (once ? 1 : 0));
  if (!once) {
    appendNumber(open, fields);
    for (const count of counts) if (count > 0) appendNumber(open, count);
  }
  open.lastChunk = chunk;
  open.count += 1;
}

function appendNumber(open: OpenPostings, number: number): void {
  for (let left = number; ; left >>>= 7) {
    if (open.length === open.bytes.length) {
      const larger = new Uint8Array(2 * open.bytes.length);
      larger.set(open.bytes);
      open.bytes = larger;
    }
    open.bytes[open.length] = left < 0x80 ? left : (left & 0x7f) | 0x80;
    open.length += 1;
    if (left < 0x80) return;
  }
}
