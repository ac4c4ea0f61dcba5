import { IndexCorruptError } from '../errors.js';
import { uploadAgain } from './catalogue.js';
import type { StoredChunk } from './stored-chunk.js';
import type { Manifest } from './stories-index.js';

/** Numbers of a chunk: its vectors, token rows and where its sentences end. */
export type ChunkNumbers = Pick<StoredChunk, 'vector' | 'sentenceVectors' | 'tokens' | 'sentenceEnds'>;

/**
 * Numbers of a chunk as bytes, little-endian, one behind the other: `vector` (float32), `sentenceEnds` (uint32),
 * `sentenceVectors` (int8), `tokens` (int8).
 */
export function packChunkNumbers({ vector, sentenceEnds, sentenceVectors, tokens }: ChunkNumbers): Uint8Array {
  const parts = [vector, sentenceEnds, sentenceVectors, tokens];
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/**
 * Reads what `packChunkNumbers` wrote of a chunk with this many sentences.
 * @throws IndexCorruptError where the bytes are of another length than those of such a chunk.
 */
export function unpackChunkNumbers(
  bytes: Uint8Array,
  sentences: number,
  { dimensions, tokenDimensions }: Pick<Manifest['embedder'], 'dimensions' | 'tokenDimensions'>,
): ChunkNumbers {
  const ends = dimensions * 4;
  const vectors = ends + (sentences + 1) * 4;
  const tokens = vectors + sentences * dimensions;
  // Views of more than a byte a number have to begin at a multiple of it, so their part is copied.
  const words = new Uint8Array(bytes.subarray(0, vectors));
  if (words.length === vectors) {
    const sentenceEnds = new Uint32Array(words.buffer, ends, sentences + 1);
    const rows = (sentenceEnds.at(-1) ?? 0) * tokenDimensions;
    if (bytes.length === tokens + rows)
      return {
        vector: new Float32Array(words.buffer, 0, dimensions),
        sentenceEnds,
        sentenceVectors: viewBytes(bytes, vectors, tokens),
        tokens: viewBytes(bytes, tokens, bytes.length),
      };
  }
  throw new IndexCorruptError(`The numbers of a passage in the store have another length. ${uploadAgain}`);
}

function viewBytes({ buffer, byteOffset }: Uint8Array, from: number, to: number): Int8Array {
  return new Int8Array(buffer, byteOffset + from, to - from);
}
