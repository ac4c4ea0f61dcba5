import type { ChunkEmbeddings } from './chunk-embeddings.js';

/**
 * Run of consecutive chunks, whole articles, whose vectors and token rows are kept in a file of their own: where none of its
 * texts changes, neither does the file.
 */
export interface IndexPart {
  /** Hex SHA-256 of the file, which is named after it. */
  readonly sha256: string;
  readonly chunks: number;
  readonly sentences: number;
  readonly tokens: number;
}

/** How many numbers a chunk's or a sentence's vector has, and a token's. */
export type Widths = Pick<ChunkEmbeddings, 'dimensions' | 'tokenDimensions'>;

/** The numbers of all parts as bytes, one part's behind the other's. */
export interface PartNumbers {
  readonly chunkVectors: Uint8Array;
  readonly sentenceVectors: Uint8Array;
  readonly tokens: Uint8Array;
}

/** Folder of the parts' files. */
export const partsFolder = 'parts';

/** Name of a part's file in the index's folder. */
export function namePart({ sha256 }: Pick<IndexPart, 'sha256'>): string {
  return `${partsFolder}/${sha256.slice(0, 32)}.bin`;
}

/** Room for the numbers of `parts`. */
export function makeRoom(parts: readonly IndexPart[], widths: Widths): PartNumbers {
  const [chunkVectors = 0, sentenceVectors = 0, tokens = 0] = parts
    .map((part) => measurePart(part, widths))
    .reduce((sums, sizes) => sums.map((sum, at) => sum + (sizes[at] ?? 0)), [0, 0, 0]);
  return {
    chunkVectors: new Uint8Array(chunkVectors),
    sentenceVectors: new Uint8Array(sentenceVectors),
    tokens: new Uint8Array(tokens),
  };
}

/**
 * Where in `numbers` the bytes of each part stand, in the order of its file: the vectors of its chunks, those of their sentences,
 * their token rows. Nothing is copied.
 */
export function findPieces(
  parts: readonly Omit<IndexPart, 'sha256'>[],
  { chunkVectors, sentenceVectors, tokens }: PartNumbers,
  widths: Widths,
): readonly (readonly Uint8Array[])[] {
  const ends = [0, 0, 0];
  return parts.map((part) => {
    const sizes = measurePart(part, widths);
    return [chunkVectors, sentenceVectors, tokens].map((bytes, at) => {
      const start = ends[at] ?? 0;
      ends[at] = start + (sizes[at] ?? 0);
      return bytes.subarray(start, ends[at]);
    });
  });
}

function measurePart(part: Omit<IndexPart, 'sha256'>, { dimensions, tokenDimensions }: Widths): readonly number[] {
  const { chunks, sentences, tokens } = part;
  return [chunks * dimensions * Float32Array.BYTES_PER_ELEMENT, sentences * dimensions, tokens * tokenDimensions];
}
