/** Postings of keys while they are gathered. */
export interface OpenPostings {
  bytes: Uint8Array;
  length: number;
  count: number;
  lastChunk: number;
}

/** Appends the posting of a chunk, which stands behind `lastChunk`. */
export function appendPosting(open: OpenPostings, chunk: number, counts: Uint32Array): void {
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

/** Appends a number of variable length. */
export function appendNumber(open: OpenPostings, number: number): void {
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
