import { isFittedOptions } from '../fitted-options.js';
import { isRecord } from '../is-record.js';
import type { Manifest } from './stories-index.js';

/** Whether a value that was read from a file is a manifest: every field there and of its type. */
export function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value)) return false;
  const { indexVersion, embedder, chunking, corpusSha256, counts, hnsw, files, parts, fitted, chatter } = value;
  if (fitted !== undefined && !isFittedOptions(fitted)) return false;
  const texts = typeof indexVersion === 'string' && typeof corpusSha256 === 'string' && typeof hnsw === 'boolean';
  if (!texts || !isRecord(embedder) || !isRecord(chunking) || !isRecord(counts) || !isRecord(files)) return false;
  if (!Array.isArray(parts) || !parts.every(isPart)) return false;
  const { id, sha256, dimensions, tokenDimensions } = embedder;
  if (!Array.isArray(chatter) || chatter.length !== dimensions || !chatter.every(Number.isInteger)) return false;
  const numbers = [dimensions, tokenDimensions, chunking.maxTokens, chunking.rules, counts.articles, counts.chunks];
  return (
    [id, sha256, ...Object.values(files)].every((text) => typeof text === 'string') &&
    [...numbers, counts.sentences, counts.tokens].every((number) => Number.isInteger(number))
  );
}

/** A part's file is named after its digest, so the digest must be one. */
function isPart(value: unknown): boolean {
  if (!isRecord(value) || typeof value.sha256 !== 'string' || !/^[0-9a-f]{64}$/u.test(value.sha256)) return false;
  return [value.chunks, value.sentences, value.tokens].every((count) => Number.isInteger(count) && Number(count) >= 0);
}
