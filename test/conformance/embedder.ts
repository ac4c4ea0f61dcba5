import { describe, expect, it } from 'vitest';
import { TextTooLongError } from '../../src/core/errors.js';
import type { Embedder } from '../../src/core/ports.js';

const text = 'In my first year I had a protected caseload. It helped.';

/** What every embedder must keep to. */
export function describeEmbedder(name: string, open: () => Promise<Embedder>): void {
  describe(`${name} keeps to the Embedder port`, () => {
    it('gives vectors of the lengths it states, of unit length', async () => {
      const embedder = await open();
      const { sentence, tokens } = await embedder.embedPassage(text);
      expect(sentence).toHaveLength(embedder.dimensions);
      expect(tokens).toHaveLength(embedder.tokenDimensions * embedder.countTokens(text));
      expect(Math.hypot(...sentence)).toBeCloseTo(1, 5);
      if (embedder.tokenDimensions > 0)
        expect(Math.hypot(...tokens.subarray(0, embedder.tokenDimensions))).toBeCloseTo(1, 5);
    });

    it('gives one weight a question token, summing to 1', async () => {
      const embedder = await open();
      const { tokenWeights } = await embedder.embedQuestion('what is locality work?');
      expect(tokenWeights).toHaveLength(embedder.countTokens('what is locality work?'));
      expect(tokenWeights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
    });

    it('gives the same numbers again, whatever came between, alone and in a crowd', async () => {
      const [one, other] = [await open(), await open()];
      const first = await one.embedPassage(text);
      await one.embedPassage('Something else.');
      const crowd = await Promise.all([text, 'Another.', text].map((each) => other.embedPassage(each)));
      expect(await one.embedPassage(text)).toEqual(first);
      expect(crowd[0]).toEqual(first);
      expect(crowd[2]).toEqual(first);
    });

    it('embeds a text as a question as it does as a passage', async () => {
      const embedder = await open();
      const question = await embedder.embedQuestion(text);
      expect(question).toMatchObject(await embedder.embedPassage(text));
    });

    it('counts without cutting, piece by piece as the whole', async () => {
      const embedder = await open();
      const count = embedder.countTokens(text);
      const many = embedder.maxTokens;
      expect(embedder.countTokens('')).toBe(0);
      expect(embedder.countTokens(Array.from({ length: many }, () => text).join(' '))).toBe(many * count);
    });

    it('refuses a passage that is too long and takes one that just fits', async () => {
      const embedder = await open();
      const fitting = fill(embedder, 'work');
      expect(embedder.countTokens(fitting)).toBe(embedder.maxTokens);
      await expect(embedder.embedPassage(fitting)).resolves.toBeDefined();
      await expect(embedder.embedPassage(`${fitting} work`)).rejects.toThrow(TextTooLongError);
    });

    it('keeps the end of a question that is too long', async () => {
      const embedder = await open();
      const fitting = fill(embedder, 'work');
      const long = await embedder.embedQuestion(`children families ${fitting}`);
      expect(long).toEqual(await embedder.embedQuestion(fitting));
    });

    it('gives the empty text no tokens and a vector that is like nothing', async () => {
      const embedder = await open();
      const { sentence, tokens, tokenWeights } = await embedder.embedQuestion('   ');
      expect(sentence).toEqual(new Float32Array(embedder.dimensions));
      expect([tokens.length, tokenWeights.length]).toEqual([0, 0]);
    });
  });
}

function fill(embedder: Embedder, word: string): string {
  const one = embedder.countTokens(word);
  return Array.from({ length: Math.floor(embedder.maxTokens / one) }, () => word).join(' ');
}
