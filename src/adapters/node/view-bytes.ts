import type { ChunkEmbeddings } from '../../core/retrieval/chunk-embeddings.js';
import type { PartNumbers } from '../../core/retrieval/index-parts.js';

/** The bytes of numbers where they lie. */
export function viewBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** The bytes of what the parts of an index hold, where they lie. */
export function viewNumbers({ chunkVectors, sentenceVectors, tokens }: ChunkEmbeddings): PartNumbers {
  return {
    chunkVectors: viewBytes(chunkVectors),
    sentenceVectors: viewBytes(sentenceVectors),
    tokens: viewBytes(tokens),
  };
}
