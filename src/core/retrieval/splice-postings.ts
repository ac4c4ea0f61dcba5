import { appendNumber, appendPosting, type OpenPostings } from './append-posting.js';

/** Posting of a chunk that is put among those of others. */
export interface AddedPosting {
  readonly row: number;
  /** How often each field holds the word. */
  readonly counts: Uint32Array;
}

/** Postings of one word in a packed table: `bytes` from `start` to `end`. */
export interface PostingRange {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/**
 * Appends the postings of `range` to `open`, each chunk under its new number in `rows` (in rising order, −1 for one that is no
 * more), and those of `added` between them. What lies between two changes is copied as it is: a posting knows no more than its
 * distance from the one before. False where the bytes are no postings of the chunks of `rows`.
 */
export function splicePostings(
  open: OpenPostings,
  { bytes, start, end }: PostingRange,
  rows: Int32Array,
  added: readonly AddedPosting[],
): boolean {
  let at = start;
  /** Where what has not been copied yet begins. */
  let uncopied = start;
  let chunk = -1;
  let next = 0;
  const readNumber = (): number => {
    let number = 0;
    for (let shift = 0; shift < 32 && at < end; shift += 7) {
      const byte = bytes[at++] ?? 0;
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number >>> 0;
    }
    at = end + 1;
    return 0;
  };
  while (at < end) {
    const posting = at;
    const first = readNumber();
    const rest = at;
    if ((first & 1) === 0)
      for (let fields = readNumber(); fields > 0; fields >>>= 1) if ((fields & 1) === 1) readNumber();
    chunk += first >>> 1;
    const row = rows[chunk];
    if (row === undefined || first < 2 || at > end) return false;
    const isNext = row >= 0 && !((added[next]?.row ?? Infinity) < row) && row - open.lastChunk === first >>> 1;
    if (!isNext) {
      copyBytes(open, bytes, uncopied, posting);
      uncopied = at;
      if (row < 0) continue;
      for (let one = added[next]; one && one.row < row; one = added[(next += 1)])
        appendPosting(open, one.row, one.counts);
      appendNumber(open, 2 * (row - open.lastChunk) + (first & 1));
      uncopied = rest;
    }
    open.lastChunk = row;
    open.count += 1;
  }
  copyBytes(open, bytes, uncopied, end);
  for (const one of added.slice(next)) appendPosting(open, one.row, one.counts);
  return true;
}

function copyBytes(open: OpenPostings, bytes: Uint8Array, start: number, end: number): void {
  if (open.length + end - start > open.bytes.length) {
    const larger = new Uint8Array(2 * (open.length + end - start));
    larger.set(open.bytes);
    open.bytes = larger;
  }
  open.bytes.set(bytes.subarray(start, end), open.length);
  open.length += end - start;
}
