/** The real stories, asked with other models than the embedded one: made here, added from folders, no network. */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFromFolder } from '../../src/adapters/models/add-model.js';
import { readCalibration, writeCalibration } from '../../src/adapters/models/calibration-file.js';
import { chooseModel } from '../../src/adapters/models/model-store.js';
import { buildIndex } from '../../src/adapters/node/build-index.js';
import { readCurrent } from '../../src/adapters/node/index-store.js';
import { readCorpus } from '../../src/adapters/node/read-corpus.js';
import { readLanguageWords } from '../../src/adapters/node/read-language-words.js';
import { hashCorpusFiles } from '../../src/adapters/node/hash-corpus-files.js';
import { openEmbedder } from '../../src/adapters/transformers/voices-embedder.js';
import { tryModel } from '../../src/adapters/transformers/try-model.js';
import type { RerankOutcome } from '../../src/core/retrieval/rerank-passages.js';
import type { FittedOptions } from '../../src/core/fitted-options.js';
import { calibration, retrieval } from '../../src/core/options.js';
import { readEnvironment } from '../../src/environment.js';
import { openStories } from '../../src/open-stories.js';
import { addMadeModel } from '../fixtures/models/write-model-folder.js';
import { buildTestIndex, corpusDir, modelDir as embeddedDir } from './build-test-index.js';

const question = 'What is locality work?';
const onNotice = (notice: string): void => void notices.push(notice);
let notices: string[] = [];
let folder = '';
let modelsDir = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voices-others-'));
  modelsDir = join(folder, 'models');
});
afterAll(() => rm(folder, { recursive: true }));

async function build(modelDir: string, indexDir: string, fitted: FittedOptions | null = null) {
  const embedder = await openEmbedder(modelDir);
  const corpusSha256 = (await hashCorpusFiles(corpusDir)) ?? '';
  const languageWords = readLanguageWords();
  const corpus = await readCorpus(corpusDir);
  return buildIndex({ corpus, indexDir, embedder, corpusSha256, languageWords, ...(fitted && { fitted }) });
}

/** As lenient as can be: what made models find is of no use, but it has to be quoted to be seen. */
const fitted: FittedOptions = {
  passages: { ...retrieval.weights, maxSim: 0 },
  sentences: { dense: 0, coverage: 4 },
  calibration: { bias: 50, weights: calibration.weights, answerFrom: 0.25, supportFrom: 0.15 },
};

describe('another encoder', () => {
  it.each(['bert', 'static'] as const)('answers from an index of its own: %s', async (model) => {
    const { modelDir } = await addMadeModel(modelsDir, model, model === 'static' ? { maxTokens: 200 } : {});
    const indexDir = join(folder, `index-${model}`);
    const plain = await build(modelDir, indexDir);
    await writeCalibration(modelDir, await openEmbedder(modelDir), { fitted, measured: {} });
    const report = await build(modelDir, indexDir, await readCalibration(modelDir, await openEmbedder(modelDir)));
    expect(report.indexVersion).not.toBe(plain.indexVersion);
    expect(report.chunks.embedded).toBe(0);
    const manifest: unknown = JSON.parse(
      await readFile(join(indexDir, await readCurrent(indexDir), 'manifest.json'), 'utf8'),
    );
    expect(manifest).toMatchObject({ fitted, embedder: { id: `made/${model}`, tokenDimensions: 0 } });

    const stories = await openStories({ corpusDir, indexDir, modelDir, search: 'exact', onNotice });
    const answer = await stories.ask({ question });
    // The made BERT reads 46 letters at once: hardly a whole sentence, and nothing less is quoted.
    if (model === 'static') expect(answer.status).toBe('answered');
    for (const { quote } of answer.citations) expect(quote.article.text.slice(quote.start, quote.end)).toBe(quote.text);
    expect(await stories.ask({ question })).toEqual(answer);
    const other = openStories({ corpusDir, indexDir, modelDir: embeddedDir, search: 'exact', onNotice });
    await expect(other).rejects.toThrow(`was built with the embedder made/${model}, not voices-encoder`);
  });

  it('is the embedded one to the letter where it has the same network and no late interaction', async () => {
    const set = { pooling: 'network' } as const;
    const options = { modelsDir, id: 'own/plain', kind: 'encoder', quantised: true, set, tryModel } as const;
    await addFromFolder(options, embeddedDir);
    const [own, added] = [await openEmbedder(embeddedDir), await openEmbedder(join(modelsDir, 'own', 'plain'))];
    expect([added.dimensions, added.maxTokens, added.tokenDimensions]).toEqual([own.dimensions, own.maxTokens, 0]);
    for (const text of [question, 'How many children do you look after, and for how long?']) {
      const [one, other] = [await own.embedPassage(text), await added.embedPassage(text)];
      one.sentence.forEach((value, at) => {
        expect(other.sentence[at]).toBeCloseTo(value, 5);
      });
      expect(added.countTokens(text)).toBe(own.countTokens(text));
    }
  });

  it('is picked by the environment: a folder, then an id, then what was chosen, then the embedded one', async () => {
    const read = (more: Record<string, string>) => readEnvironment({ VOICES_MODELS_DIR: modelsDir, ...more }).modelDir;
    await addMadeModel(modelsDir, 'bert');
    expect(read({})).toMatch(/[\\/]models[\\/]voices-encoder$/u);
    await chooseModel(modelsDir, 'made/bert');
    expect(read({})).toBe(join(modelsDir, 'made', 'bert'));
    expect(read({ VOICES_MODEL: 'made/static' })).toBe(join(modelsDir, 'made', 'static'));
    expect(read({ VOICES_MODEL: 'voices-encoder' })).toBe(embeddedDir);
    expect(read({ VOICES_MODEL: 'made/static', VOICES_MODEL_DIR: 'here' })).toBe('here');
    expect(() => read({ VOICES_MODEL: '../made' })).toThrow('VOICES_MODEL');
    expect(() => read({ VOICES_HUB_URL: 'ftp://hub' })).toThrow('VOICES_HUB_URL');
    await chooseModel(modelsDir, 'voices-encoder');
  });
});

describe('a reranker beside the embedded encoder', () => {
  let indexDir = '';
  let rerankerDir = '';
  beforeAll(async () => {
    indexDir = await buildTestIndex();
    rerankerDir = (await addMadeModel(modelsDir, 'cross-encoder')).modelDir;
  });
  afterAll(() => rm(indexDir, { recursive: true }));

  async function ask(dir: string | null, rerankerBudgetMs = 60_000) {
    notices = [];
    const outcomes: RerankOutcome[] = [];
    const stories = await openStories({
      ...{ corpusDir, indexDir, modelDir: embeddedDir, search: 'exact', onNotice },
      reranking: { rerankerDir: dir, rerankerBudgetMs },
      observe: () => ({ onReranked: (outcome) => outcomes.push(outcome) }),
    });
    return { answer: await stories.ask({ question }), outcomes, notices };
  }
  const plain = async () => {
    const { ask: askPlain } = await openStories({
      corpusDir,
      indexDir,
      modelDir: embeddedDir,
      search: 'exact',
      onNotice,
    });
    return askPlain({ question });
  };

  it('is off where none is set: the same answer to the byte', async () => {
    const { answer, outcomes } = await ask(null);
    expect(JSON.stringify(answer)).toBe(JSON.stringify(await plain()));
    expect(outcomes).toEqual([]);
  });

  it('reads the best passages once more', async () => {
    const { outcomes } = await ask(rerankerDir);
    expect(outcomes).toEqual([{ kind: 'reranked', rerankerId: 'made/cross-encoder', passages: 10 }]);
  });

  it('is left out where it is damaged, and that is said', async () => {
    const damaged = join(folder, 'damaged');
    await cp(rerankerDir, damaged, { recursive: true });
    await rm(join(damaged, 'tokenizer.json'));
    const { answer, notices: told } = await ask(damaged);
    expect(answer).toEqual(await plain());
    expect(told.join()).toContain('tokenizer.json could not be read');
  });
});
