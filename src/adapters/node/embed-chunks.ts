import type { Corpus } from '../../core/corpus/article.js';
import type { Embedder } from '../../core/ports.js';
import { TOKEN_SCALE, type ChunkEmbeddings } from '../../core/retrieval/chunk-embeddings.js';
import { embedTextsOf, type EmbedTexts, type PreparedChunk } from './prepare-chunks.js';

/** All chunks of a corpus with what the embedder made of them. */
export interface EmbeddedChunks {
  readonly chunks: readonly PreparedChunk[];
  readonly embeddings: ChunkEmbeddings;
  /** How many texts were embedded and not taken over. */
  readonly embedded: number;
}

/** Embedding as the index keeps it. */
export interface StoredEmbedding {
  readonly chunk: Float32Array;
  /** One vector for each sentence alone, scaled so that its largest number is ±127, and rounded. */
  readonly sentences: Int8Array;
  /** Components times `TOKEN_SCALE`, rounded. */
  readonly tokens: Int8Array;
}

/** What is known already, by `PreparedChunk.textHash`. */
export interface EmbeddingSource {
  get(textHash: string): StoredEmbedding | undefined;
}

export interface EmbedProgress {
  readonly done: number;
  /** Chunks to embed in this run; those taken over from the old index are not counted. */
  readonly total: number;
}

/** What turns texts into vectors; several of one model give the same numbers. */
export type TextEmbedder = Pick<Embedder, 'embedPassage'>;

export interface EmbedOptions {
  readonly reusable?: EmbeddingSource;
  /** Called with the number of chunks to embed; gives who embeds them side by side. The embedder alone where left out. */
  readonly findEmbedders?: ((chunks: number) => Promise<readonly TextEmbedder[]>) | undefined;
  /** Told every embedding that was made, for another build to take over should this one be cut off. */
  readonly keep?: ((textHash: string, embedding: StoredEmbedding) => void) | undefined;
  readonly onProgress?: ((progress: EmbedProgress) => void) | undefined;
}

/**
 * Embeds the chunks whose texts `reusable` doesn't hold, each text once. The numbers go into place as they come, so that
 * no more than one copy of them is held; they hang neither on the order nor on how many embed side by side.
 */
export async function embedChunks(
  corpus: Corpus,
  chunks: readonly PreparedChunk[],
  embedder: Embedder,
  options: EmbedOptions = {},
): Promise<EmbeddedChunks> {
  const place = new EmbeddingPlace(chunks, embedder);
  const first = new Map<string, number>();
  chunks.forEach(({ textHash }, at) => !first.has(textHash) && first.set(textHash, at));
  const missing: number[] = [];
  for (const [textHash, at] of first) {
    const known = options.reusable?.get(textHash);
    if (known) place.put(at, known);
    else missing.push(at);
  }
  const embedders = (await options.findEmbedders?.(missing.length)) ?? [embedder];
  let next = 0;
  let done = 0;
  const work = async (lane: TextEmbedder): Promise<void> => {
    for (let at = missing[next++]; at !== undefined; at = missing[next++]) {
      const prepared = chunks[at];
      const article = corpus.articles[prepared?.chunk.article ?? -1];
      if (!prepared || !article) continue;
      const embedding = await embedTexts(lane, embedder, embedTextsOf(article, prepared.chunk));
      place.check(at, embedding);
      place.put(at, embedding);
      options.keep?.(prepared.textHash, embedding);
      done += 1;
      options.onProgress?.({ done, total: missing.length });
    }
  };
  const stop = (cause: unknown): never => {
    next = missing.length;
    throw cause;
  };
  const ended = await Promise.allSettled(embedders.map((lane) => work(lane).catch(stop)));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  chunks.forEach(({ textHash }, at) => {
    place.copy(first.get(textHash) ?? at, at);
  });
  return { chunks, embeddings: place.embeddings, embedded: missing.length };
}

async function embedTexts(
  lane: TextEmbedder,
  { dimensions }: Embedder,
  { text, sentences }: EmbedTexts,
): Promise<StoredEmbedding> {
  const { sentence, tokens } = await lane.embedPassage(text);
  const vectors = new Int8Array(sentences.length * dimensions);
  for (const [at, words] of sentences.entries()) {
    // A chunk of one sentence without context is that sentence.
    const vector = words === text ? sentence : (await lane.embedPassage(words)).sentence;
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    vectors.set(
      vector.map((value) => Math.round((value / largest) * 127)),
      at * dimensions,
    );
  }
  return {
    chunk: sentence,
    sentences: vectors,
    tokens: Int8Array.from(tokens, (value) => Math.round(value * TOKEN_SCALE)),
  };
}

/** The packed arrays with where each chunk's numbers go. */
class EmbeddingPlace {
  readonly embeddings: ChunkEmbeddings;
  /** Number of the first sentence of each chunk, and of all sentences. */
  readonly #sentenceOffsets: Uint32Array;

  constructor(
    private readonly chunks: readonly PreparedChunk[],
    private readonly embedder: Embedder,
  ) {
    const { dimensions, tokenDimensions } = embedder;
    const tokenOffsets = new Uint32Array(chunks.length + 1);
    this.#sentenceOffsets = new Uint32Array(chunks.length + 1);
    chunks.forEach(({ chunk, sentenceEnds }, at) => {
      tokenOffsets[at + 1] = (tokenOffsets[at] ?? 0) + (sentenceEnds.at(-1) ?? 0);
      this.#sentenceOffsets[at + 1] = (this.#sentenceOffsets[at] ?? 0) + chunk.sentences.length;
    });
    this.embeddings = {
      dimensions,
      tokenDimensions,
      chunkVectors: new Float32Array(chunks.length * dimensions),
      sentenceVectors: new Int8Array((this.#sentenceOffsets.at(-1) ?? 0) * dimensions),
      tokens: new Int8Array((tokenOffsets.at(-1) ?? 0) * tokenDimensions),
      tokenOffsets,
      sentenceEnds: Uint32Array.from(chunks.flatMap(({ sentenceEnds }) => sentenceEnds)),
    };
  }

  put(at: number, { chunk, sentences, tokens }: StoredEmbedding): void {
    const { dimensions, tokenDimensions, ...packed } = this.embeddings;
    packed.chunkVectors.set(chunk, at * dimensions);
    packed.sentenceVectors.set(sentences, (this.#sentenceOffsets[at] ?? 0) * dimensions);
    packed.tokens.set(tokens, (packed.tokenOffsets[at] ?? 0) * tokenDimensions);
  }

  /** Gives chunk `to` what chunk `from` has, whose texts are the same. */
  copy(from: number, to: number): void {
    if (from !== to) this.put(to, this.#read(from));
  }

  /** @throws Error where the embedder gave other numbers of numbers than the chunk has sentences and tokens. */
  check(at: number, { chunk, tokens }: StoredEmbedding): void {
    const { dimensions, tokenDimensions, id } = this.embedder;
    const rows = this.chunks[at]?.sentenceEnds.at(-1) ?? 0;
    if (chunk.length === dimensions && tokens.length === rows * tokenDimensions) return;
    throw new Error(
      `${id} gave chunk ${this.chunks[at]?.chunk.id ?? ''} ${chunk.length} and ${tokens.length} numbers.`,
    );
  }

  #read(at: number): StoredEmbedding {
    const { dimensions, tokenDimensions, tokenOffsets, ...packed } = this.embeddings;
    const sentences = [this.#sentenceOffsets[at] ?? 0, this.#sentenceOffsets[at + 1] ?? 0].map((n) => n * dimensions);
    const tokens = [tokenOffsets[at] ?? 0, tokenOffsets[at + 1] ?? 0].map((n) => n * tokenDimensions);
    return {
      chunk: packed.chunkVectors.subarray(at * dimensions, (at + 1) * dimensions),
      sentences: packed.sentenceVectors.subarray(...sentences),
      tokens: packed.tokens.subarray(...tokens),
    };
  }
}
