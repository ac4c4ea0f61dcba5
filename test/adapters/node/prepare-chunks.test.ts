import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIndex } from '../../../src/adapters/node/build-index.js';
import { loadCurrentIndex } from '../../../src/adapters/node/index-store.js';
import { packWords } from '../../../src/adapters/node/pack-words.js';
import { prepareChunks } from '../../../src/adapters/node/prepare-chunks.js';
import { CHUNKING_RULES } from '../../../src/core/corpus/chunk-article.js';
import { FORMAT_VERSION } from '../../../src/core/retrieval/index-artifact.js';
import { hashText, parseBody } from '../../fixtures/hold-index.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder, type StubEmbedder } from '../../fixtures/stub-embedder.js';

const varied = {
  ...makeCorpus({}),
  articles: [
    parseBody(
      '## What keeps you here?\n\nShe paid for the children’s tea. What has kept her there?\n\n' +
        '[“It’s the team. We’re small, and we talk.”](speaker:ann)\n\n' +
        'A long paragraph of thirty-odd words follows, so that it has to be cut between its sentences. One is here. ' +
        'Another, with Kensington & Chelsea in it, is there. The last one says that Ann’s caseload is 14, or naïve.',
    ),
  ],
};
const narrow = createStubEmbedder({ maxTokens: 24 });

describe('what a build takes over', () => {
  // If this fails, stories are cut otherwise than before: raise CHUNKING_RULES, then put the new digest here.
  it('was cut by the rules that the number stands for', () => {
    const chunks = prepareChunks(varied, narrow, null).map(({ chunk, sentenceEnds }) => [chunk, sentenceEnds]);
    expect([CHUNKING_RULES, hashText(JSON.stringify(chunks)).slice(0, 12)]).toEqual([2, 'c1b6d4de8516']);
  });

  // If this fails, words are split, stemmed or counted otherwise: raise FORMAT_VERSION, then put the new digests here.
  it('was read by the rules that the format stands for', () => {
    const chunks = prepareChunks(varied, narrow, null).map(({ chunk }) => chunk);
    const { lexical, wordForms } = packWords(varied, chunks, null);
    const digests = [lexical, wordForms].map((bytes) => hashText(Buffer.from(bytes).toString('hex')).slice(0, 12));
    expect([FORMAT_VERSION, ...digests]).toEqual([7, 'c09d69f43404', '2c1eb587d065']);
  });
});

describe('prepareChunks', () => {
  const stories = { a: ['# A heading', 'One tale. Two tales.', 'Three tales.'], c: ['Four tales.'] };
  let indexDir = '';
  let embedder: StubEmbedder = createStubEmbedder();
  beforeEach(async () => {
    indexDir = await mkdtemp(join(tmpdir(), 'voices-prepare-'));
    embedder = createStubEmbedder();
    await buildIndex({ corpus: makeCorpus(stories), indexDir, embedder });
  });
  afterEach(() => rm(indexDir, { recursive: true }));

  /** The embedder, with a list of what it counted. */
  function watch(changed: Partial<StubEmbedder> = {}) {
    const counted: string[] = [];
    const countTokens = (text: string) => {
      counted.push(text);
      return embedder.countTokens(text);
    };
    return { counted, watched: { ...embedder, ...changed, countTokens } };
  }

  it('cuts only what is new, and gives what cutting everything gives', async () => {
    const corpus = makeCorpus({ ...stories, b: ['A new tale.'] });
    const { counted, watched } = watch();
    const chunks = prepareChunks(corpus, watched, await loadCurrentIndex(indexDir));
    expect([...new Set(counted)].filter((text) => text !== '')).toEqual(['A new tale.']);
    expect(chunks).toEqual(prepareChunks(corpus, embedder, null));
  });

  it('cuts a changed article anew, and everything for another embedder', async () => {
    const old = await loadCurrentIndex(indexDir);
    const { counted, watched } = watch();
    prepareChunks(makeCorpus({ ...stories, c: ['Four tales, or five.'] }), watched, old);
    expect(counted).not.toContain('Three tales.');
    expect(counted).toContain('Four tales, or five.');
    const asked = makeCorpus(stories).articles.map((article) =>
      article.id === 'c' ? { ...article, asked: [{ start: 0, end: 4, questions: ['How many?'] }] } : article,
    );
    const before = prepareChunks(makeCorpus(stories), embedder, null).map(({ textHash }) => textHash);
    const after = prepareChunks({ ...makeCorpus(stories), articles: asked }, embedder, old).map((one) => one.textHash);
    expect(after.map((textHash, at) => textHash === before[at])).toEqual([true, true, false]);
    const other = watch({ maxTokens: 60 });
    prepareChunks(makeCorpus(stories), other.watched, old);
    expect(other.counted).toContain('Four tales.');
  });
});
