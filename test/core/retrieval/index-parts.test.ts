import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPieces, makeRoom, namePart } from '../../../src/core/retrieval/index-parts.js';

const count = fc.nat(4);
const parts = fc.array(
  fc.record({ sha256: fc.constant('a'.repeat(64)), chunks: count, sentences: count, tokens: count }),
);
const widths = fc.record({ dimensions: fc.integer({ min: 1, max: 3 }), tokenDimensions: fc.nat(2) });

describe('the parts of an index', () => {
  it('lie one behind the other in three rows, and fill them', () => {
    fc.assert(
      fc.property(parts, widths, (listed, { dimensions, tokenDimensions }) => {
        const numbers = makeRoom(listed, { dimensions, tokenDimensions });
        const pieces = findPieces(listed, numbers, { dimensions, tokenDimensions });
        expect(pieces.map((own) => own.map(({ length }) => length))).toEqual(
          listed.map((part) => [
            part.chunks * dimensions * 4,
            part.sentences * dimensions,
            part.tokens * tokenDimensions,
          ]),
        );
        pieces.flat().forEach((piece, at) => piece.fill(at + 1));
        [numbers.chunkVectors, numbers.sentenceVectors, numbers.tokens].forEach((bytes, row) => {
          expect([...bytes]).toEqual(pieces.flatMap((own) => [...(own[row] ?? [])]));
          expect(bytes.every((byte, at) => byte >= (bytes[at - 1] ?? 1))).toBe(true);
        });
      }),
    );
  });

  it('are named after what they hold', () => {
    expect(namePart({ sha256: 'ab'.repeat(32) })).toBe(`parts/${'ab'.repeat(16)}.bin`);
  });
});
