import type { RetrievalOptions } from '../options.js';
import type { Cancellation, QuestionEmbedding, Reranker, RerankPassage, StartBudget } from '../ports.js';
import { chunkEmbedPieces } from './chunk-embed-pieces.js';
import type { Passage } from './passage.js';
import { round } from './retriever.js';

export interface Reranking {
  readonly reranker: Reranker;
  /** Called when a question's passages are first there; all readings of the question share the time. */
  readonly startBudget: StartBudget;
}

export interface RerankInput {
  readonly question: string;
  readonly embedding: QuestionEmbedding;
  /** Best first. */
  readonly passages: readonly Passage[];
  /** Of the request. */
  readonly cancellation: Cancellation | undefined;
}

/** Gives the passages in their new order; the very same list where nothing was reranked. */
export type Rerank = (input: RerankInput) => Promise<readonly Passage[]>;

/** What came of reranking: the trace of an answer tells it. */
export type RerankOutcome =
  | { readonly kind: 'reranked'; readonly rerankerId: string; readonly passages: number }
  | { readonly kind: 'left-out'; readonly rerankerId: string; readonly reason: 'time-ran-out' | 'failed' };

/**
 * Begins the reranking of one question: the best passages are ordered anew by their score and the reranker's chance
 * together, the rest stay behind them. Chances count as they differ from their mean: what scores come to as a whole, and so
 * what the confidence was fitted on, stays. A reranker that fails or has no time left changes nothing. The function that is
 * given throws what the request's cancellation throws, and nothing else.
 */
export function startReranking(
  reranking: Reranking | undefined,
  options: RetrievalOptions['reranking'],
  onReranked: ((outcome: RerankOutcome) => void) | undefined,
): Rerank {
  let budget: Cancellation | null = null;
  return async (input) => {
    if (!reranking || input.passages.length === 0) return input.passages;
    budget ??= reranking.startBudget();
    const rerankerId = reranking.reranker.id;
    const chances = await readChances(reranking.reranker, input, options.passages, budget);
    if (typeof chances === 'string') {
      onReranked?.({ kind: 'left-out', rerankerId, reason: chances });
      return input.passages;
    }
    onReranked?.({ kind: 'reranked', rerankerId, passages: chances.length });
    const best = orderAnew(input.passages.slice(0, chances.length), chances, options.weight);
    const ordered = [...best, ...input.passages.slice(chances.length)];
    return ordered.map((passage, at) => ({ ...passage, rank: at + 1 }));
  };
}

/** One chance for each of the best passages, or why there is none. */
async function readChances(
  reranker: Reranker,
  { question, embedding, passages, cancellation }: RerankInput,
  most: number,
  budget: Cancellation,
): Promise<readonly number[] | 'time-ran-out' | 'failed'> {
  if (budget.aborted) return 'time-ran-out';
  const best = passages.slice(0, most).map(toRerankPassage);
  const either = joinCancellations(budget, cancellation);
  try {
    const chances = await reranker.rerank({ question, embedding, passages: best, cancellation: either });
    return chances.length === best.length && chances.every(isChance) ? chances : 'failed';
  } catch {
    cancellation?.throwIfAborted();
    return either.aborted ? 'time-ran-out' : 'failed';
  }
}

function orderAnew(passages: readonly Passage[], chances: readonly number[], weight: number): readonly Passage[] {
  const mean = chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length);
  const scored = passages.map((passage, at) => {
    const rerank = round(chances[at] ?? 0);
    const total = round(passage.scores.total + weight * (rerank - mean));
    return { ...passage, scores: { ...passage.scores, rerank, total } };
  });
  return scored.sort((a, b) => b.scores.total - a.scores.total || a.number - b.number);
}

/** The words that were embedded: what a passage is about often stands in its heading or its speaker's name. */
function toRerankPassage({ number, article, chunk }: Passage): RerankPassage {
  return { number, text: chunkEmbedPieces(article, chunk).filter(Boolean).join(' ') };
}

function isChance(value: number): boolean {
  return value >= 0 && value <= 1;
}

function joinCancellations(budget: Cancellation, request: Cancellation | undefined): Cancellation {
  return {
    get aborted() {
      return budget.aborted || request?.aborted === true;
    },
    throwIfAborted: () => {
      request?.throwIfAborted();
      budget.throwIfAborted();
    },
  };
}
