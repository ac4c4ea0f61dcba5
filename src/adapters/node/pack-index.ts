import { createHash } from 'node:crypto';
import type { Corpus } from '../../core/corpus/article.js';
import { CHUNKING_RULES } from '../../core/corpus/chunk-article.js';
import type { FittedOptions } from '../../core/fitted-options.js';
import type { Embedder } from '../../core/ports.js';
import type { ChatterDirection } from '../../core/retrieval/chatter.js';
import { computeIndexVersion, FORMAT_VERSION } from '../../core/retrieval/index-artifact.js';
import { findPieces, namePart, type IndexPart } from '../../core/retrieval/index-parts.js';
import type { Suggestion } from '../../core/answer/suggestions.js';
import type { WordFilter } from '../../core/retrieval/word-filter.js';
import type { Manifest } from '../../core/retrieval/stories-index.js';
import type { PackedWords } from './pack-words.js';
import { cutParts } from './cut-parts.js';
import type { EmbeddedChunks } from './embed-chunks.js';
import { hashBytes, textHashesFile, type LoadedTables } from './index-store.js';
import type { KeptPart } from './take-over-parts.js';
import { viewBytes, viewNumbers } from './view-bytes.js';

/** A file of an index: its bytes in pieces, and where the very same file is already. */
export interface PackedFile {
  readonly pieces: readonly Uint8Array[];
  readonly path?: string;
}

/** An index as bytes, before its HNSW graph is made. */
export interface PackedIndex {
  /** Parts included. */
  readonly files: ReadonlyMap<string, PackedFile>;
  /** Of the index without a graph. */
  readonly manifest: Manifest;
}

export interface IndexContent {
  readonly corpus: Corpus;
  /** Digest of what the corpus was read from; of the parsed corpus where null. */
  readonly corpusSha256: string | null;
  readonly embedder: Embedder;
  readonly embedded: EmbeddedChunks;
  readonly words: PackedWords;
  readonly language: WordFilter;
  readonly suggestions: readonly Suggestion[];
  readonly chatter: ChatterDirection;
  /** Numbers that were fitted for the embedder, where there are any. */
  readonly fitted?: FittedOptions;
  /** Parts that an index before has, by their `textsHash`: they are neither packed nor hashed. */
  readonly kept?: ReadonlyMap<string, KeptPart>;
}

/** Turns the content of an index into its files. The same input gives the same bytes, whatever is kept. */
export function packIndex(content: IndexContent): PackedIndex {
  const { corpus, embedder, embedded, language, suggestions, chatter, fitted } = content;
  const { chunks, embeddings } = embedded;
  const tables = new Map<string, Uint8Array>([
    ['corpus.json', encodeJson(corpus)],
    ['chunks.json', encodeJson(chunks.map(({ chunk }) => chunk))],
    ['token-offsets.u32', viewBytes(embeddings.tokenOffsets)],
    ['sentence-ends.u32', viewBytes(embeddings.sentenceEnds)],
    ['lexical.bin', content.words.lexical],
    ['word-forms.bin', content.words.wordForms],
    ['language.bits', language.bits],
    ['suggestions.json', encodeJson(suggestions)],
    [textHashesFile, encodeJson(chunks.map(({ textHash }) => textHash))],
  ]);
  const parts = packParts(content);
  const digests: Record<string, string> = {};
  for (const [name, bytes] of tables) digests[name] = hashBytes(bytes);
  const { id, sha256, dimensions, tokenDimensions, maxTokens } = embedder;
  const unnamed = {
    formatVersion: FORMAT_VERSION,
    embedder: { id, sha256, dimensions, tokenDimensions },
    chunking: { maxTokens, rules: CHUNKING_RULES },
    corpusSha256: content.corpusSha256 ?? digests['corpus.json'] ?? '',
    counts: {
      articles: corpus.articles.length,
      chunks: chunks.length,
      sentences: chunks.reduce((sum, { chunk }) => sum + chunk.sentences.length, 0),
      tokens: embeddings.tokenOffsets.at(-1) ?? 0,
    },
    chatter,
    ...(fitted && { fitted }),
    hnsw: false,
    parts: parts.map(({ part }) => part),
    files: digests,
  };
  const files = new Map<string, PackedFile>([...tables].map(([name, bytes]) => [name, { pieces: [bytes] }]));
  for (const { part, file } of parts) files.set(namePart(part), file);
  return { files, manifest: { ...unnamed, indexVersion: computeIndexVersion(unnamed, hashBytes) } };
}

function packParts({
  corpus,
  embedded: { chunks, embeddings },
  kept,
}: IndexContent): readonly { readonly part: IndexPart; readonly file: PackedFile }[] {
  const plans = cutParts(corpus, chunks);
  const pieces = findPieces(plans, viewNumbers(embeddings), embeddings);
  return plans.map(({ textsHash, chunks, sentences, tokens }, at) => {
    const own = pieces[at] ?? [];
    const known = kept?.get(textsHash);
    if (known) return { part: known.part, file: { pieces: own, path: known.path } };
    const sha256 = own.reduce((hash, piece) => hash.update(piece), createHash('sha256')).digest('hex');
    return { part: { sha256, chunks, sentences, tokens }, file: { pieces: own } };
  });
}

/** The same index with other suggestions; nothing else is packed or hashed again. */
export function packSuggestions({ files, manifest }: PackedIndex, suggestions: readonly Suggestion[]): PackedIndex {
  const bytes = encodeJson(suggestions);
  const digests = { ...manifest.files, 'suggestions.json': hashBytes(bytes) };
  const unnamed = { ...manifest, files: digests };
  return {
    files: new Map([...files, ['suggestions.json', { pieces: [bytes] }]]),
    manifest: { ...unnamed, indexVersion: computeIndexVersion(unnamed, hashBytes) },
  };
}

/** Hex SHA-256 over a parsed corpus, as the manifest holds it. */
export function hashCorpus(corpus: Corpus): string {
  return hashBytes(encodeJson(corpus));
}

/** Digest of what was embedded for each chunk; empty where the file holds something else. */
export function readTextHashes({ files }: Pick<LoadedTables, 'files'>): readonly string[] {
  const hashes: unknown = JSON.parse(Buffer.from(files.get(textHashesFile) ?? '[]').toString('utf8'));
  return Array.isArray(hashes) && hashes.every((hash) => typeof hash === 'string') ? hashes : [];
}

function encodeJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), 'utf8');
}
