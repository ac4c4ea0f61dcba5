import { describe, expect, it } from 'vitest';
import { chooseOptions, isFittedOptions, listNumbers, type FittedOptions } from '../../src/core/fitted-options.js';
import { createAsk } from '../../src/core/ask.js';
import { calibration, quotes, retrieval } from '../../src/core/options.js';
import { computeIndexVersion, parseManifest } from '../../src/core/retrieval/index-artifact.js';
import { hashText, holdIndex } from '../fixtures/hold-index.js';
import { makeCorpus } from '../fixtures/make-corpus.js';
import { createStubEmbedder } from '../fixtures/stub-embedder.js';

const fitted: FittedOptions = {
  passages: { lexical: 1, dense: 2, maxSim: 0, phrase: 0.5, names: 0.25 },
  sentences: { dense: 3, coverage: 4 },
  calibration: { bias: 9, weights: calibration.weights, answerFrom: 0.4, supportFrom: 0.3 },
};
const embedder = createStubEmbedder({ maxTokens: 400 });
const { manifest, ...held } = await holdIndex(makeCorpus({ a: ['The team meets in the office.'] }), embedder);

describe('fitted options', () => {
  it('take the place of those in options.ts, which count without them', () => {
    expect(chooseOptions({})).toEqual({ retrieval, quotes, calibration });
    const chosen = chooseOptions({ fitted });
    expect(chosen.retrieval).toEqual({ ...retrieval, weights: fitted.passages });
    expect(chosen.quotes.weights).toEqual({ ...quotes.weights, dense: 3, coverage: 4 });
    expect(chosen.calibration).toEqual({ ...calibration, bias: 9, answerFrom: 0.4, supportFrom: 0.3 });
  });

  it('are what an index that holds them is answered with', async () => {
    const ask = (bias: number) => {
      const own = { ...fitted, calibration: { ...fitted.calibration, bias } };
      const index = { ...held, manifest: { ...manifest, fitted: own } };
      return createAsk({ index, embedder, hashText })({ question: 'Where does the team meet?' });
    };
    expect((await ask(50)).status).toBe('answered');
    expect((await ask(-50)).status).toBe('unanswerable');
  });

  it('change an index’s version, each number of them, and no version where there are none', () => {
    const name = (numbers?: FittedOptions) =>
      computeIndexVersion({ ...manifest, ...(numbers && { fitted: numbers }) }, hashText);
    expect(name()).toBe(manifest.indexVersion);
    const versions = [
      name(fitted),
      name({ ...fitted, passages: { ...fitted.passages, maxSim: 1 } }),
      name({ ...fitted, sentences: { dense: 3, coverage: 4.5 } }),
      name({ ...fitted, calibration: { ...fitted.calibration, answerFrom: 0.5 } }),
    ];
    expect(new Set([name(), ...versions]).size).toBe(5);
    const { lexical, ...rest } = fitted.passages;
    expect(listNumbers({ ...fitted, passages: { ...rest, lexical } })).toBe(listNumbers(fitted));
  });

  it('are read from a manifest, and refused where one was changed or lacks a number', () => {
    const write = (numbers: unknown) => {
      const unnamed = { ...manifest, fitted: numbers as FittedOptions };
      return JSON.stringify({ ...unnamed, indexVersion: computeIndexVersion(unnamed, hashText) });
    };
    expect(parseManifest(write(fitted), hashText).fitted).toEqual(fitted);
    expect(() => parseManifest(write({ ...fitted, sentences: { dense: 3 } }), hashText)).toThrow('lacks a field');
    const json = write(fitted).replace('"bias":9', '"bias":8');
    expect(() => parseManifest(json, hashText)).toThrow('changed by hand');
  });

  it.each([
    null,
    [],
    {},
    { ...fitted, passages: null },
    { ...fitted, calibration: { ...fitted.calibration, bias: '1' } },
  ])('are not %j', (value) => {
    expect(isFittedOptions(value)).toBe(false);
  });
});
