import { appendPosting, type OpenPostings } from './append-posting.js';
import { damagedPostings, exactKey, LexicalTable, lexicalFields, type LexicalDocument } from './lexical-table.js';
import { splicePostings, type AddedPosting, type PostingRange } from './splice-postings.js';
import { splitWords } from './words.js';
import { WordTable } from './word-table.js';

/** Chunks of a table that are taken over without reading their words again. */
export interface KeptPostings {
  readonly table: LexicalTable;
  /** New number of each of its chunks, in rising order; null for one that is no more. */
  readonly rows: readonly (number | null)[];
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

  /** @throws IndexCorruptError where what is kept holds no postings. */
  pack(): Uint8Array {
    if (this.kept) return this.#packKept(this.kept);
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

  /** Keys come in their order from both sides, so that all postings are written one behind the other. */
  #packKept({ table, rows }: KeptPostings): Uint8Array {
    this.#keepLengths({ table, rows });
    const newRows = Int32Array.from(rows, (row) => row ?? -1);
    const fresh = [...this.#added.keys()].filter((key) => table.keys.find(key) < 0).sort();
    const keys: string[] = [];
    const counts: number[] = [];
    const offsets = [0];
    const open = { bytes: new Uint8Array(8), length: 0, count: 0, lastChunk: -1 };
    const write = (key: string, range: PostingRange): void => {
      open.count = 0;
      open.lastChunk = -1;
      if (!splicePostings(open, range, newRows, this.#added.get(key) ?? [])) throw damagedPostings();
      if (open.count === 0) return;
      keys.push(key);
      counts.push(open.count);
      offsets.push(open.length);
    };
    let next = 0;
    const writeFresh = (before: string | null): void => {
      for (let key = fresh[next]; key !== undefined && (before === null || key < before); key = fresh[(next += 1)])
        write(key, { bytes: open.bytes, start: 0, end: 0 });
    };
    for (let at = 0; at < table.keys.size; at += 1) {
      const key = table.keys.at(at);
      writeFresh(key);
      write(key, table.findPostings(at));
    }
    writeFresh(null);
    const postings = open.bytes.subarray(0, open.length);
    return LexicalTable.pack(
      WordTable.of(keys),
      this.#fieldLengths,
      Uint32Array.from(counts),
      Uint32Array.from(offsets),
      postings,
    );
  }

  #keepLengths({ table, rows }: KeptPostings): void {
    const width = lexicalFields.length;
    rows.forEach((row, chunk) => {
      if (row === null) return;
      for (let field = 0; field < width; field += 1)
        this.#fieldLengths[row * width + field] = table.fieldLengths[chunk * width + field] ?? 0;
    });
  }

  #open(key: string): OpenPostings {
    const known = this.#postings.get(key);
    if (known) return known;
    const open = { bytes: new Uint8Array(8), length: 0, count: 0, lastChunk: -1 };
    this.#postings.set(key, open);
    return open;
  }
}
