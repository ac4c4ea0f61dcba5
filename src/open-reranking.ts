import { limitTime } from './adapters/node/limit-time.js';
import { VoicesError } from './core/errors.js';
import type { Reranking } from './core/retrieval/rerank-passages.js';

export interface RerankerChoice {
  /** Folder of the reranker; null where there is none. */
  readonly rerankerDir: string | null;
  readonly rerankerBudgetMs: number;
}

/**
 * Opens the reranker. One that can't be used is told and left out: answers come without it, as they do where its time runs out.
 * Part of the Node roots.
 */
export async function openReranking(
  { rerankerDir, rerankerBudgetMs }: RerankerChoice,
  onNotice: (notice: string) => void,
): Promise<Reranking | null> {
  if (rerankerDir === null) return null;
  try {
    // What nobody uses is not loaded.
    const { openCrossEncoder } = await import('./adapters/transformers/cross-encoder.js');
    return { reranker: await openCrossEncoder(rerankerDir), startBudget: limitTime(rerankerBudgetMs) };
  } catch (error) {
    if (!(error instanceof VoicesError)) throw error;
    onNotice(`Passages are not read again by a reranker. ${error.message}`);
    return null;
  }
}
