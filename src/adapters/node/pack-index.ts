import type { Corpus } from '../../core/corpus/article.js';
import type { FittedOptions } from '../../core/fitted-options.js';
import type { Embedder } from '../../core/ports.js';
import { computeIndexVersion, FORMAT_VERSION } from '../../core/retrieval/index-artifact.js';
import type { Suggestion } from '../../core/answer/suggestions.js';
import type { WordFilter } from '../../core/retrieval/word-filter.js';
import type { Manifest } from '../../core/retrieval/stories-index.js';
import type { EmbeddedChunk, StoredEmbedding } from './embed-chunks.js';
import { hashBytes, textHashesFile, type LoadedIndex } from './index-store.js';

/** An index as bytes, before its HNSW graph is made. */
export interface PackedIndex {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Of the index without a graph. */
  readonly manifest: Manifest;
}

export interface IndexContent {
  readonly corpus: Corpus;
  readonly corpusSha256: string;
  readonly embedder: Embedder;
  readonly embedded: readonly EmbeddedChunk[];
  readonly language: WordFilter;
  readonly suggestions: readonly Suggestion[];
  /** Numbers that were fitted for the embedder, where there are any. */
  readonly fitted?: FittedOptions;
}

/** Turns the content of an index into its files. The same input gives the same bytes. */
export function packIndex(content: IndexContent): PackedIndex {
  const { corpus, corpusSha256, embedder, embedded, language, suggestions, fitted } = content;
  const rows = embedded.map(({ sentenceEnds }) => sentenceEnds.at(-1) ?? 0);
  const tokenOffsets = new Uint32Array(rows.length + 1);
  rows.forEach((count, at) => (tokenOffsets[at + 1] = (tokenOffsets[at] ?? 0) + count));
  const files = new Map<string, Uint8Array>([
    ['corpus.json', encodeJson(corpus)],
    ['chunks.json', encodeJson(embedded.map(({ chunk }) => chunk))],
    ['chunk-vectors.f32', joinBytes(embedded.map(({ embedding }) => embedding.chunk))],
    ['sentence-vectors.i8', joinBytes(embedded.map(({ embedding }) => embedding.sentences))],
    ['tokens.i8', joinBytes(embedded.map(({ embedding }) => embedding.tokens))],
    ['token-offsets.u32', joinBytes([tokenOffsets])],
    ['sentence-ends.u32', joinBytes(embedded.map(({ sentenceEnds }) => Uint32Array.from(sentenceEnds)))],
    ['language.bits', language.bits],
    ['suggestions.json', encodeJson(suggestions)],
    [textHashesFile, encodeJson(embedded.map(({ textHash }) => textHash))],
  ]);
  const { id, sha256, dimensions, tokenDimensions, maxTokens } = embedder;
  const unnamed = {
    formatVersion: FORMAT_VERSION,
    embedder: { id, sha256, dimensions, tokenDimensions },
    chunking: { maxTokens },
    corpusSha256,
    counts: {
      articles: corpus.articles.length,
      chunks: embedded.length,
      sentences: embedded.reduce((sum, { chunk }) => sum + chunk.sentences.length, 0),
      tokens: tokenOffsets.at(-1) ?? 0,
    },
    ...(fitted && { fitted }),
    hnsw: false,
    files: Object.fromEntries([...files].map(([name, bytes]) => [name, hashBytes(bytes)])),
  };
  return { files, manifest: { ...unnamed, indexVersion: computeIndexVersion(unnamed, hashBytes) } };
}

/** Hex SHA-256 over a parsed corpus, as the manifest holds it. */
export function hashCorpus(corpus: Corpus): string {
  return hashBytes(encodeJson(corpus));
}

/** Embeddings of an index by the digest of their text, for those chunks whose text comes again. */
export function readEmbeddings({ stored, files }: LoadedIndex): ReadonlyMap<string, StoredEmbedding> {
  const { chunkVectors, sentenceVectors, tokens, tokenOffsets, dimensions, tokenDimensions } = stored.embeddings;
  let sentence = 0;
  const hashes: unknown = JSON.parse(Buffer.from(files.get(textHashesFile) ?? '[]').toString('utf8'));
  const embeddings = new Map<string, StoredEmbedding>();
  if (!Array.isArray(hashes)) return embeddings;
  hashes.forEach((hash: unknown, at) => {
    const [from, to] = [tokenOffsets[at], tokenOffsets[at + 1]];
    const firstSentence = sentence;
    sentence += stored.chunks[at]?.sentences.length ?? 0;
    if (typeof hash !== 'string' || from === undefined || to === undefined) return;
    embeddings.set(hash, {
      chunk: chunkVectors.subarray(at * dimensions, (at + 1) * dimensions),
      sentences: sentenceVectors.subarray(firstSentence * dimensions, sentence * dimensions),
      tokens: tokens.subarray(from * tokenDimensions, to * tokenDimensions),
    });
  });
  return embeddings;
}

function encodeJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), 'utf8');
}

function joinBytes(parts: readonly (Float32Array | Int8Array | Uint32Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)));
}
