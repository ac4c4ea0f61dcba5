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

/** Gathers the words of chunks, in order, for a `LexicalTable`. The same chunks give the same bytes. */
export class LexicalTableWriter {
  readonly #postings = new Map<string, OpenPostings>();
  readonly #fieldLengths: number[] = [];
  #size = 0;

  /** Reads the next chunk's words. */
  addDocument(document: LexicalDocument): void {
    const counts = new Map<string, number[]>();
    lexicalFields.forEach((field, f) => {
      const words = splitWords(document[field]);
      this.#fieldLengths.push(words.length);
      for (const word of words)
        for (const key of [word.stem, exactKey(word.text)]) {
          const counted = counts.get(key) ?? lexicalFields.map(() => 0);
          counted[f] = (counted[f] ?? 0) + 1;
          counts.set(key, counted);
        }
    });
    for (const [key, counted] of counts) this.#addPosting(key, this.#size, counted);
    this.#size += 1;
  }

  pack(): Uint8Array {
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
    return LexicalTable.pack(WordTable.of(keys), Uint32Array.from(this.#fieldLengths), counts, offsets, postings);
  }

  #addPosting(key: string, chunk: number, counts: readonly number[]): void {
    let open = this.#postings.get(key);
    if (!open) {
      open = { bytes: new Uint8Array(8), length: 0, count: 0, lastChunk: -1 };
      this.#postings.set(key, open);
    }
    appendPosting(open, chunk, counts);
  }
}

function appendPosting(open: OpenPostings, chunk: number, counts: readonly number[]): void {
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
