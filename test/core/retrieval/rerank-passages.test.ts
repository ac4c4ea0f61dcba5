import { describe, expect, it } from 'vitest';
import { createAsk, type AskObserver } from '../../../src/core/ask.js';
import { createExplainer } from '../../../src/core/explain.js';
import type { Cancellation, Reranker, StartBudget } from '../../../src/core/ports.js';
import type { Passage } from '../../../src/core/retrieval/passage.js';
import type { RerankOutcome } from '../../../src/core/retrieval/rerank-passages.js';
import { hashText, holdIndex } from '../../fixtures/hold-index.js';
import { lenient } from '../../fixtures/lenient-options.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';
import { createStubReranker } from '../../fixtures/stub-reranker.js';

const embedder = createStubEmbedder({ maxTokens: 400 });
const index = await holdIndex(
  makeCorpus({
    a: ['The team meets in the office every Monday of the year.'],
    b: ['The team visits families by the sea every week of the year.'],
    c: ['Our visits to a school begin at noon and end before tea.'],
  }),
  embedder,
);
const question = 'When does the team meet in the office?';
const always: StartBudget = () => ({ aborted: false, throwIfAborted: () => undefined });

async function ask(
  reranker: Reranker | null,
  startBudget = always,
  cancellation?: Cancellation,
  options = lenient,
  asked = question,
) {
  let outcome: RerankOutcome | null = null;
  let passages: readonly Passage[] = [];
  const observer: AskObserver = {
    onReranked: (told) => (outcome = told),
    onRetrieved: (found) => (passages = found),
  };
  const reranking = reranker && { reranker, startBudget };
  const answerOne = createAsk({ index, embedder, hashText, options, observer, ...(reranking && { reranking }) });
  const answer = await answerOne({ question: asked, limit: 3, ...(cancellation && { cancellation }) });
  // What the observer was told can't be seen by the compiler.
  return { answer, passages, outcome: outcome as RerankOutcome | null };
}

/** Gives chances by the article that a passage is of. */
const prefer = (chances: Readonly<Record<string, number>>): Reranker => ({
  id: 'fixed',
  sha256: '2'.repeat(64),
  rerank: ({ passages }) =>
    Promise.resolve(passages.map(({ number }) => chances[index.corpus.articles[number]?.id ?? ''] ?? 0)),
});

const idsOf = (passages: readonly Passage[]) => passages.map(({ article }) => article.id);

describe('reranking', () => {
  it('orders the passages by score and chance together', async () => {
    const plain = await ask(null);
    expect(idsOf(plain.passages)[0]).toBe('a');
    const { passages, outcome } = await ask(prefer({ a: 0, b: 0, c: 1 }), always, undefined, {
      ...lenient,
      retrieval: { ...lenient.retrieval, reranking: { passages: 10, weight: 9 } },
    });
    expect(idsOf(passages)[0]).toBe('c');
    expect(passages.map(({ rank }) => rank)).toEqual(passages.map((_, at) => at + 1));
    expect(outcome).toEqual({ kind: 'reranked', rerankerId: 'fixed', passages: passages.length });
    for (const [at, { scores }] of passages.entries())
      expect(scores.total).toBeLessThanOrEqual(passages[at - 1]?.scores.total ?? Infinity);
  });

  it('leaves what scores come to together as it was', async () => {
    const sum = (passages: readonly Passage[]) => passages.reduce((all, { scores }) => all + scores.total, 0);
    const { passages } = await ask(prefer({ a: 0.1, b: 0.9, c: 0.4 }));
    expect(sum(passages)).toBeCloseTo(sum((await ask(null)).passages), 2);
    expect(passages.map(({ scores }) => scores.rerank).sort()).toEqual([0.1, 0.4, 0.9]);
  });

  it('changes no order where all chances are the same', async () => {
    const [plain, same] = [await ask(null), await ask(prefer({ a: 0.7, b: 0.7, c: 0.7 }))];
    expect(idsOf(same.passages)).toEqual(idsOf(plain.passages));
    expect(same.answer).toEqual({ ...plain.answer, id: same.answer.id });
    expect(same.answer.id).not.toBe(plain.answer.id);
  });

  it('reads the best alone, and leaves the rest behind them', async () => {
    const options = { ...lenient, retrieval: { ...lenient.retrieval, reranking: { passages: 2, weight: 1 } } };
    const reranker = createStubReranker();
    const { passages } = await ask(reranker, always, undefined, options);
    expect(reranker.read).toHaveLength(2);
    expect(passages.map(({ scores }) => scores.rerank !== undefined)).toEqual([true, true, false]);
  });

  const failing = (fault: () => Promise<readonly number[]>): Reranker => ({ ...prefer({}), rerank: fault });
  it.each<[string, Reranker]>([
    ['throws', failing(() => Promise.reject(new Error('It broke.')))],
    ['gives too few numbers', failing(() => Promise.resolve([0.5]))],
    ['gives what is no chance', failing(() => Promise.resolve([0.5, NaN, 2]))],
  ])('answers as without it where it %s, and says so', async (_, reranker) => {
    const [plain, { answer, outcome, passages }] = [await ask(null), await ask(reranker)];
    expect(answer).toEqual({ ...plain.answer, id: answer.id });
    expect(passages).toEqual(plain.passages);
    expect(outcome).toEqual({ kind: 'left-out', rerankerId: 'fixed', reason: 'failed' });
  });

  it('answers as without it where its time runs out, before it begins and in between', async () => {
    const plain = await ask(null);
    for (const looks of [0, 2]) {
      let left = looks;
      const budget: StartBudget = () => ({
        get aborted() {
          left -= 1;
          return left < 0;
        },
        throwIfAborted: () => undefined,
      });
      const { answer, outcome } = await ask(createStubReranker(), budget);
      expect(answer).toEqual({ ...plain.answer, id: answer.id });
      expect(outcome).toEqual({ kind: 'left-out', rerankerId: 'stub-reranker', reason: 'time-ran-out' });
    }
  });

  it('throws what the request’s cancellation throws', async () => {
    const cancelled = new Error('The client went away.');
    let isGone = false;
    const cancellation: Cancellation = {
      get aborted() {
        return isGone;
      },
      throwIfAborted: () => {
        if (isGone) throw cancelled;
      },
    };
    const leaving = failing(() => {
      isGone = true;
      return Promise.reject(new Error('It was cut off.'));
    });
    await expect(ask(leaving, always, cancellation)).rejects.toBe(cancelled);
  });

  it('starts the time once for all readings of a question, and not for small talk', async () => {
    let starts = 0;
    const count: StartBudget = () => {
      starts += 1;
      return always();
    };
    await ask(createStubReranker(), count);
    expect(starts).toBe(1);
    await ask(createStubReranker(), count, undefined, lenient, 'hello');
    expect(starts).toBe(1);
  });

  it('is told in an explanation, which has nothing of it where there is none', async () => {
    const tell = async (reranker: Reranker | null) => {
      const explainer = createExplainer(lenient);
      const reranking = reranker && { reranker, startBudget: always };
      const { observer } = explainer;
      const answerOne = createAsk({
        index,
        embedder,
        hashText,
        options: lenient,
        observer,
        ...(reranking && { reranking }),
      });
      const { readings } = explainer.explain(await answerOne({ question }));
      return readings[0]?.search;
    };
    const [plain, reranked] = [await tell(null), await tell(createStubReranker())];
    expect(JSON.stringify(plain)).not.toContain('rerank');
    expect(reranked?.reranking).toEqual({ kind: 'reranked', rerankerId: 'stub-reranker', passages: 3 });
    expect(reranked?.passages.every(({ scores }) => scores.rerank !== undefined)).toBe(true);
  });
});
