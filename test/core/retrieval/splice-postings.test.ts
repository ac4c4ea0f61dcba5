import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appendPosting, type OpenPostings } from '../../../src/core/retrieval/append-posting.js';
import { splicePostings } from '../../../src/core/retrieval/splice-postings.js';

const counts = fc
  .array(fc.constantFrom(0, 0, 1, 2, 300), { minLength: 5, maxLength: 5 })
  .filter((fields) => fields.some((count) => count > 0));
/** Chunks as they will be; those without `before` are added. Some that were before are no more. */
const chunks = fc.array(
  fc.record({ before: fc.boolean(), gone: fc.boolean(), posting: fc.option(counts, { freq: 2 }) }),
  { maxLength: 60 },
);

function open(): OpenPostings {
  return { bytes: new Uint8Array(4), length: 0, count: 0, lastChunk: -1 };
}

it('gives the bytes that writing every posting gives', () => {
  fc.assert(
    fc.property(chunks, (all) => {
      const [before, after] = [open(), open()];
      const rows: number[] = [];
      const added: { row: number; counts: Uint32Array }[] = [];
      let row = 0;
      for (const chunk of all) {
        const packed = Uint32Array.from(chunk.posting ?? []);
        const isGone = chunk.before && chunk.gone;
        if (chunk.before) {
          if (chunk.posting) appendPosting(before, rows.length, packed);
          rows.push(isGone ? -1 : row);
        } else if (chunk.posting) added.push({ row, counts: packed });
        if (isGone) continue;
        if (chunk.posting) appendPosting(after, row, packed);
        row += 1;
      }
      const spliced = open();
      const range = { bytes: before.bytes, start: 0, end: before.length };
      expect(splicePostings(spliced, range, Int32Array.from(rows), added)).toBe(true);
      expect([...spliced.bytes.subarray(0, spliced.length)]).toEqual([...after.bytes.subarray(0, after.length)]);
      expect(spliced.count).toBe(after.count);
    }),
    { numRuns: 500 },
  );
});

it('tells bytes that are no postings of those chunks', () => {
  const written = open();
  for (const chunk of [0, 2, 5]) appendPosting(written, chunk, Uint32Array.of(0, 200, 0, 0, 1));
  const splice = (bytes: Uint8Array, end: number, rows: number) =>
    splicePostings(
      open(),
      { bytes, start: 0, end },
      Int32Array.from({ length: rows }, (_, row) => row),
      [],
    );
  expect(splice(written.bytes, written.length, 6)).toBe(true);
  expect(splice(written.bytes, written.length, 5)).toBe(false);
  expect(splice(written.bytes, written.length - 1, 6)).toBe(false);
  expect(splice(new Uint8Array(4), 4, 6)).toBe(false);
});
