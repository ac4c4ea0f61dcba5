import type { DenseMatch, QuestionEmbedding } from '../ports.js';
import type { Article } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import type { RetrievalOptions } from '../options.js';
import { compareRows } from './compare-rows.js';
import { rankChunks } from './exact-dense-index.js';
import { KeptByChunk } from './kept-by-chunk.js';
import type { LexicalScores } from './lexical-scores.js';
import { maxSim, pickWeighty } from './max-sim.js';
import type { Passage, PassageScores } from './passage.js';
import type { ReadQuestion } from './read-question.js';
import type { ShelfIndex } from './shelf.js';
import type { LexicalIndex } from './lexical-index.js';
import { speaksOf } from './speaks-of.js';
import { splitWords } from './words.js';

export interface RetrieverDeps {
  readonly index: ShelfIndex;
  readonly lexical: LexicalIndex;
  readonly options: RetrievalOptions;
}

/** How far a search looks; the options' numbers where absent. */
export type Breadth = Pick<RetrievalOptions, 'firstStage' | 'candidates'>;

/** Chunks that pass a filter are compared one by one up to this many: about 5 milliseconds. */
const mostCompared = 10_000;

/** Which chunks may be searched; all where absent. */
export type ChunkFilter = (chunk: number) => boolean;

/**
 * Finds passages for a question: the nearest by meaning and by words, fused, then compared word by word (late
 * interaction). Scores are rounded before they are ordered and ties go to the earlier chunk, so that the order does not
 * hang on the last digits of a processor's arithmetic.
 */
export class Retriever {
  private readonly phrases: KeptByChunk<ReadonlySet<string>>;

  constructor(private readonly deps: RetrieverDeps) {
    const { chunks, corpus } = deps.index;
    this.phrases = new KeptByChunk((number) => {
      const chunk = chunks[number];
      if (!chunk) return new Set();
      return findStemPairs(textOf(corpus.articles[chunk.article], chunk.start, chunk.end), chunk.heading);
    });
  }

  /** Best passages first, at most `breadth.candidates`. */
  retrieve(
    question: ReadQuestion,
    embedding: QuestionEmbedding,
    filter?: ChunkFilter,
    breadth: Breadth = this.deps.options,
  ): Passage[] {
    const { index, options } = this.deps;
    const lexical = this.scoreLexically(question);
    const candidates = this.findCandidates(embedding.sentence, lexical, filter, breadth);
    const tokens = pickWeighty(embedding);
    const phrases = this.weighPhrases(question);
    const passages = candidates.flatMap(({ number, dense }) => {
      const chunk = index.chunks[number];
      const article = chunk && index.corpus.articles[chunk.article];
      if (!chunk || !article) return [];
      const signals = {
        lexical: lexical.get(number),
        dense,
        maxSim: maxSim(tokens, index.embeddings, number),
        phrase: this.findPhrases(phrases, number),
        names: scoreNames(question, article, chunk),
      };
      return [{ number, chunk, article, rank: 0, scores: { ...signals, total: sumSignals(signals, options.weights) } }];
    });
    passages.sort((a, b) => b.scores.total - a.scores.total || a.number - b.number);
    return passages.map((passage, at) => ({ ...passage, rank: at + 1 }));
  }

  private scoreLexically({ terms }: ReadQuestion): LexicalScores {
    const { lexical } = this.deps;
    const mass = terms.reduce((total, term) => total + term.weight * lexical.termWeight(term), 0);
    const scores = lexical.scoreAll(terms);
    scores.divideBy(mass || 1);
    return scores;
  }

  /** Chunks that are near by meaning or by words, the likeliest first, each with the cosine of its vector. */
  private findCandidates(
    sentence: Float32Array,
    lexical: LexicalScores,
    filter: ChunkFilter | undefined,
    { firstStage: k, candidates }: Breadth,
  ): { readonly number: number; readonly dense: number }[] {
    const { options } = this.deps;
    const near = this.searchDense(sentence, k, filter);
    const found = new Map(near.map(({ chunk, similarity }) => [chunk, similarity]));
    const others = lexical.findBest(k, filter).filter((chunk) => !found.has(chunk));
    compareRows(this.deps.index.embeddings.chunkVectors, sentence, others).forEach((similarity, at) => {
      found.set(others[at] ?? 0, similarity);
    });
    const prior = (number: number, dense: number) =>
      options.weights.lexical * lexical.get(number) + (options.weights.dense + 1) * dense;
    const ordered = [...found].map(([number, dense]) => ({ number, dense, prior: round(prior(number, dense)) }));
    ordered.sort((a, b) => b.prior - a.prior || a.number - b.number);
    return ordered.slice(0, candidates);
  }

  /**
   * The `k` nearest that pass. Few that pass are compared one by one; of many the dense index is asked for more until `k`
   * pass, or all were seen.
   */
  private searchDense(sentence: Float32Array, k: number, filter: ChunkFilter | undefined): readonly DenseMatch[] {
    const { dense, embeddings, chunks } = this.deps.index;
    if (!filter) return dense.search(sentence, k);
    const passing = [...chunks.keys()].filter(filter);
    if (passing.length <= mostCompared) return rankChunks(embeddings.chunkVectors, sentence, passing, k);
    for (let asked = k; ; asked *= 4) {
      const near = dense.search(sentence, asked).filter(({ chunk }) => filter(chunk));
      if (near.length >= k || asked >= dense.size) return near.slice(0, k);
    }
  }

  /** Each phrase of the question by the weight of its commoner word. */
  private weighPhrases({ phrases }: ReadQuestion): readonly WeighedPhrase[] {
    const { lexical } = this.deps;
    return phrases.map((phrase) => ({
      phrase,
      weight: Math.min(...phrase.split(' ').map((stem) => lexical.inverseFrequency(stem))),
    }));
  }

  private findPhrases(phrases: readonly WeighedPhrase[], chunk: number): number {
    const total = phrases.reduce((sum, { weight }) => sum + weight, 0);
    const held = phrases.filter(({ phrase }) => this.phrases.get(chunk).has(phrase));
    return total > 0 ? held.reduce((sum, { weight }) => sum + weight, 0) / total : 0;
  }
}

interface WeighedPhrase {
  readonly phrase: string;
  readonly weight: number;
}

/** Mean of how surely the chunk speaks of each name in the question; 1 where there is none. */
function scoreNames({ names }: ReadQuestion, article: Article, chunk: Chunk): number {
  if (names.length === 0) return 1;
  return names.reduce((sum, name) => sum + speaksOf(article, chunk, name), 0) / names.length;
}

function sumSignals(signals: Omit<PassageScores, 'rerank' | 'total'>, weights: RetrievalOptions['weights']): number {
  return round(
    weights.lexical * signals.lexical +
      weights.dense * signals.dense +
      weights.maxSim * signals.maxSim +
      weights.phrase * signals.phrase +
      weights.names * signals.names,
  );
}

function findStemPairs(text: string, heading: string | null): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const part of [text, heading ?? '']) {
    const stems = splitWords(part).map((word) => word.stem);
    for (let at = 0; at + 1 < stems.length; at += 1) pairs.add(`${stems[at] ?? ''} ${stems[at + 1] ?? ''}`);
  }
  return pairs;
}

function textOf(article: Article | undefined, start: number, end: number): string {
  return article?.text.slice(start, end) ?? '';
}

/** To the third decimal: two runtimes' floating-point results differ far below that. */
export function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
