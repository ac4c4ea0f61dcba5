import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutParts, type PartPlan } from '../../../src/adapters/node/cut-parts.js';
import { prepareChunks } from '../../../src/adapters/node/prepare-chunks.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const embedder = createStubEmbedder();
const paragraphs = fc.array(fc.constantFrom('One tale.', 'Two tales. Three tales.', 'No tale at all.'), {
  maxLength: 6,
});
const stories = fc.dictionary(
  fc.nat(400).map((at) => `s${at}`),
  paragraphs,
  { maxKeys: 120 },
);

function cut(told: Readonly<Record<string, readonly string[]>>, most?: number) {
  const corpus = makeCorpus(Object.fromEntries(Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1))));
  const chunks = prepareChunks(corpus, embedder, null);
  return { corpus, chunks, plans: cutParts(corpus, chunks, most) };
}

const listTexts = (plans: readonly PartPlan[]) => plans.map(({ textsHash }) => textsHash);

describe('cutParts', () => {
  it('leaves no chunk out, cuts no story in two and keeps to the limit', () => {
    fc.assert(
      fc.property(stories, fc.integer({ min: 1, max: 40 }), (told, most) => {
        const { corpus, chunks, plans } = cut(told, most);
        let row = 0;
        for (const plan of plans) {
          const own = chunks.slice(row, row + plan.chunks);
          const articles = new Set(own.map(({ chunk }) => chunk.article));
          expect([plan.from, plan.sentences]).toEqual([
            row,
            own.reduce((sum, { chunk }) => sum + chunk.sentences.length, 0),
          ]);
          expect(own.length).toBeGreaterThan(0);
          if (articles.size > 1) expect(own.length).toBeLessThanOrEqual(most);
          row += own.length;
          expect(articles.has(chunks[row]?.chunk.article ?? corpus.articles.length)).toBe(false);
        }
        expect(row).toBe(chunks.length);
      }),
    );
  });

  it('changes one part for a new story, or cuts one in two', () => {
    fc.assert(
      fc.property(stories, fc.nat(400), (told, at) => {
        const before = Object.fromEntries(Object.entries(told).filter(([id]) => id !== `s${at}`));
        const old = listTexts(cut(before).plans);
        const now = listTexts(cut({ ...before, [`s${at}`]: ['A new tale.'] }).plans);
        const kept = now.filter((texts) => old.includes(texts));
        expect(old.length - kept.length).toBeLessThanOrEqual(1);
        expect(now.length - kept.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('cuts a large collection into some', () => {
    const told = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`s${at}`, ['One tale.']]));
    const { plans } = cut(told);
    expect(plans.length).toBeGreaterThan(6);
    expect(plans.length).toBeLessThan(25);
  });
});
