/** Embeddings of all chunks, packed. */
export interface ChunkEmbeddings {
  readonly dimensions: number;
  readonly tokenDimensions: number;
  /** Row-major, one unit vector for each chunk with its context. */
  readonly chunkVectors: Float32Array;
  /**
   * Row-major, one vector for each sentence alone, of all chunks in order. Each is scaled so that its largest number is
   * ±127 and rounded: only its direction means anything.
   */
  readonly sentenceVectors: Int8Array;
  /** Row-major token embeddings of all chunks in order, each number times 127 and rounded. Empty where the embedder has none. */
  readonly tokens: Int8Array;
  /** `chunks + 1` numbers: chunk i's tokens are rows `tokenOffsets[i]` to `tokenOffsets[i + 1]`. */
  readonly tokenOffsets: Uint32Array;
  /**
   * `sentences + 1` numbers a chunk, flattened in order of chunks: the token row, counted from the chunk's first,
   * at which the context before the first sentence ends, then each sentence ends.
   */
  readonly sentenceEnds: Uint32Array;
}

/** Number by which a token embedding's components are multiplied before they are rounded to int8. */
export const TOKEN_SCALE = 127;
