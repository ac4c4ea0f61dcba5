import { isFittedOptions } from '../fitted-options.js';
import { isRecord } from '../is-record.js';
import type { Manifest } from './stories-index.js';

/** Whether a value that was read from a file is a manifest: every field there and of its type. */
export function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value)) return false;
  const { indexVersion, embedder, chunking, corpusSha256, counts, hnsw, files, fitted } = value;
  if (fitted !== undefined && !isFittedOptions(fitted)) return false;
  const texts = typeof indexVersion === 'string' && typeof corpusSha256 === 'string' && typeof hnsw === 'boolean';
  if (!texts || !isRecord(embedder) || !isRecord(chunking) || !isRecord(counts) || !isRecord(files)) return false;
  const { id, sha256, dimensions, tokenDimensions } = embedder;
  const numbers = [dimensions, tokenDimensions, chunking.maxTokens, chunking.rules, counts.articles, counts.chunks];
  return (
    [id, sha256, ...Object.values(files)].every((text) => typeof text === 'string') &&
    [...numbers, counts.sentences, counts.tokens].every((number) => Number.isInteger(number))
  );
}
