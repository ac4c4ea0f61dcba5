import { describe, expect, it } from 'vitest';
import type { Cancellation, Reranker, RerankRequest } from '../../src/core/ports.js';

const never: Cancellation = { aborted: false, throwIfAborted: () => undefined };
const texts = ['In my first year I had a protected caseload.', 'We meet on Mondays.', 'The office is by the sea.'];

const ask = (passages: readonly string[], cancellation = never, question = 'how many cases?'): RerankRequest => ({
  question,
  embedding: { sentence: new Float32Array(4), tokens: new Float32Array(0), tokenWeights: new Float32Array(0) },
  passages: passages.map((text, number) => ({ number, text })),
  cancellation,
});

/** What every reranker must keep to. */
export function describeReranker(name: string, open: () => Promise<Reranker>): void {
  describe(`${name} keeps to the Reranker port`, () => {
    it('names itself and its files', async () => {
      const { id, sha256 } = await open();
      expect(id).not.toBe('');
      expect(sha256).toMatch(/^[0-9a-f]{64}$/u);
    });

    it('gives a chance for each passage, each as it would be alone, in the order given', async () => {
      const reranker = await open();
      const chances = await reranker.rerank(ask(texts));
      expect(chances).toHaveLength(texts.length);
      for (const chance of chances) {
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
      }
      const backwards = await reranker.rerank(ask([...texts].reverse()));
      expect([...backwards].reverse()).toEqual(chances);
      expect(await reranker.rerank(ask(texts.slice(0, 1)))).toEqual(chances.slice(0, 1));
      expect(await reranker.rerank(ask([]))).toEqual([]);
    });

    it('takes a question and a passage of any length', async () => {
      const reranker = await open();
      const long = Array.from({ length: 2000 }, () => 'caseload').join(' ');
      expect(await reranker.rerank(ask([long, ''], never, long))).toHaveLength(2);
      expect(await reranker.rerank(ask(texts, never, ''))).toHaveLength(texts.length);
    });

    it('rejects soon after its time is up', async () => {
      const reranker = await open();
      let looks = 0;
      const soon: Cancellation = {
        get aborted() {
          looks += 1;
          return looks > 1;
        },
        throwIfAborted() {
          if (this.aborted) throw new Error('Time is up.');
        },
      };
      await expect(reranker.rerank(ask([...texts, ...texts], soon))).rejects.toThrow();
      expect(looks).toBeLessThanOrEqual(6);
    });
  });
}
