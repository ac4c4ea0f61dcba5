import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHnsw } from '../../../src/adapters/langchain/build-hnsw.js';
import { buildIndex, type BuildIndexOptions } from '../../../src/adapters/node/build-index.js';
import { openIndex } from '../../../src/adapters/node/open-index.js';
import { TextTooLongError } from '../../../src/core/errors.js';
import { TOKEN_SCALE } from '../../../src/core/retrieval/chunk-embeddings.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder, type StubEmbedder } from '../../fixtures/stub-embedder.js';

const stories = {
  jess: ['# Why locality work?', 'There are a number of benefits. You see a case through.', 'I stay for the team.'],
  kent: ['We have small caseloads in Kent.', 'Supervision is every week.'],
};

let scratch = '';
let embedder: StubEmbedder = createStubEmbedder();
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'voices-build-'));
  embedder = createStubEmbedder();
});
afterEach(() => rm(scratch, { recursive: true }));

function build(options: Partial<BuildIndexOptions> = {}) {
  return buildIndex({ corpus: makeCorpus(stories), indexDir: join(scratch, 'index'), embedder, buildHnsw, ...options });
}

async function readTree(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.map(
    async (file) => [file.slice(folder.length), (await readFile(file)).toString('base64')] as const,
  );
  return Object.fromEntries((await Promise.all(read)).sort());
}

describe('what is built', () => {
  it('is the same to the byte from one build to the next', async () => {
    await build();
    await build({ indexDir: join(scratch, 'again') });
    const [one, two] = [await readTree(join(scratch, 'index')), await readTree(join(scratch, 'again'))];
    expect(Object.keys(one).length).toBe(15);
    expect(one).toEqual(two);
  });

  it('holds for each chunk its vectors and where its sentences end among its tokens', async () => {
    await build();
    const { chunks, embeddings, corpus, manifest } = await openIndex(join(scratch, 'index'), { embedder });
    expect(chunks.map(({ heading, sentences }) => [heading, sentences.length])).toEqual([
      ['Why locality work?', 2],
      ['Why locality work?', 1],
      [null, 1],
      [null, 1],
    ]);
    expect(corpus).toEqual(makeCorpus(stories));
    expect([...embeddings.sentenceEnds]).toEqual([3, 9, 14, 3, 8, 0, 6, 0, 4]);
    expect([...embeddings.tokenOffsets]).toEqual([0, 14, 22, 28, 32]);
    expect(manifest.counts).toEqual({ articles: 2, chunks: 4, sentences: 5, tokens: 32 });
    const third = await embedder.embedPassage('We have small caseloads in Kent.');
    expect(embeddings.chunkVectors.subarray(2 * 32, 3 * 32)).toEqual(third.sentence);
    expect(embeddings.tokens.subarray(22 * 8, 28 * 8)).toEqual(
      Int8Array.from(third.tokens, (value) => Math.round(value * TOKEN_SCALE)),
    );
  });

  it('stands nearer to what people ask of it, and keeps its words', async () => {
    const corpus = makeCorpus(stories);
    const question = 'Are mentors kind?';
    const words = 'Supervision is every week.';
    const start = corpus.articles[1]?.text.indexOf(words) ?? 0;
    const articles = corpus.articles.map((article, at) =>
      at === 1 ? { ...article, asked: [{ start, end: start + words.length, questions: [question] }] } : article,
    );
    await build({ corpus: { ...corpus, articles } });
    const { chunks, embeddings, lexical } = await openIndex(join(scratch, 'index'), { embedder });
    const { sentence } = await embedder.embedQuestion(question);
    const alone = (await embedder.embedPassage(words)).sentence;
    const near = (vector: Float32Array) => vector.reduce((sum, value, at) => sum + value * (sentence[at] ?? 0), 0);
    expect(near(embeddings.chunkVectors.subarray(3 * 32, 4 * 32))).toBeGreaterThan(near(alone) + 0.2);
    expect(lexical.count('=mentors')).toBe(1);
    expect(embeddings.tokenOffsets[4]).toBe(32);
    expect(chunks.at(-1)?.sentences).toHaveLength(1);
  });

  it('is named by corpus, model and options', async () => {
    const { indexVersion } = await build();
    const other = async (options: Partial<BuildIndexOptions>) =>
      (await build({ indexDir: join(scratch, 'other'), ...options })).indexVersion;
    const versions = [
      indexVersion,
      await other({ corpus: makeCorpus({ ...stories, kent: ['Short.'] }) }),
      await other({ embedder: createStubEmbedder({ sha256: '1'.repeat(64) }) }),
      await other({ embedder: createStubEmbedder({ id: 'other' }) }),
      await other({ embedder: createStubEmbedder({ maxTokens: 63 }) }),
    ];
    expect(new Set(versions).size).toBe(5);
  });

  it('can be an index of no stories', async () => {
    const report = await build({ corpus: makeCorpus({}) });
    const { dense } = await openIndex(join(scratch, 'index'), { embedder });
    expect([report.hnsw, dense.size, dense.search(new Float32Array(32), 3)]).toEqual([false, 0, []]);
  });

  it('may do without the HNSW graph, and gets it once that can be built', async () => {
    const without = await build({ buildHnsw: () => Promise.resolve(false) });
    expect(without.hnsw).toBe(false);
    const again = await build();
    expect([again.hnsw, again.chunks.embedded, again.indexVersion]).toEqual([true, 0, without.indexVersion]);
    expect((await readdir(join(scratch, 'index'))).sort()).toEqual([again.indexVersion, 'CURRENT'].sort());
  });
});

describe('a second build', () => {
  it('embeds and writes nothing where nothing changed', async () => {
    const first = await build();
    const embeddedFirst = embedder.passages.length;
    const second = await build();
    expect([first.written, second.written]).toEqual([true, false]);
    expect(second.chunks).toEqual({ embedded: 0, reused: 4 });
    expect(second.articles).toEqual({ added: [], changed: [], removed: [], kept: ['jess', 'kent'] });
    expect(embedder.passages.length).toBe(embeddedFirst);
  });

  it('embeds only the changed chunks of a changed article', async () => {
    await build();
    const before = embedder.passages.length;
    const report = await build({
      corpus: makeCorpus({ ...stories, kent: ['Caseloads are ten.', 'Supervision is every week.'] }),
    });
    expect([...new Set(embedder.passages.slice(before))]).toEqual(['Caseloads are ten.']);
    expect(report.chunks).toEqual({ embedded: 1, reused: 3 });
    expect(report.articles).toEqual({ added: [], changed: ['kent'], removed: [], kept: ['jess'] });
  });

  it('is the same as one from scratch', async () => {
    const changed = makeCorpus({ newham: ['Newham is new.'], kent: stories.kent });
    await build();
    await build({ corpus: changed });
    await build({ corpus: changed, indexDir: join(scratch, 'scratch') });
    expect(await readTree(join(scratch, 'index'))).toEqual(await readTree(join(scratch, 'scratch')));
  });

  it('tells of added and removed articles', async () => {
    await build();
    const report = await build({ corpus: makeCorpus({ kent: stories.kent, newham: ['Newham is new.'] }) });
    expect(report.articles).toEqual({ added: ['newham'], changed: [], removed: ['jess'], kept: ['kent'] });
    expect(report.chunks).toEqual({ embedded: 1, reused: 2 });
  });

  it('embeds everything anew when told to, and under another model', async () => {
    await build();
    expect((await build({ full: true })).chunks.embedded).toBe(4);
    const other = createStubEmbedder({ sha256: '1'.repeat(64) });
    expect((await build({ embedder: other })).chunks).toEqual({ embedded: 4, reused: 0 });
  });
});

describe('embedding', () => {
  it('tells how far it is', async () => {
    const seen: string[] = [];
    await build({ onProgress: ({ done, total }) => seen.push(`${done}/${total}`) });
    expect(seen).toEqual(['1/4', '2/4', '3/4', '4/4']);
  });

  it('embeds a text that comes twice once', async () => {
    const report = await build({ corpus: makeCorpus({ a: ['The same words.'], b: ['The same words.'] }) });
    // The chunk is one sentence without context, so that it is embedded once for both.
    expect([embedder.passages, report.chunks]).toEqual([['The same words.'], { embedded: 1, reused: 1 }]);
  });

  it('splits what is too long and cuts nothing', async () => {
    const words = Array.from({ length: 100 }, (_, at) => `word${at}`);
    await build({
      corpus: makeCorpus({ long: [words.join(' ')] }),
      embedder: (embedder = createStubEmbedder({ maxTokens: 10 })),
    });
    expect([...new Set(embedder.passages)].join(' ').split(' ')).toEqual(words);
  });

  it('fails, names the chunk and keeps the old index where a text can not be made to fit', async () => {
    const { indexVersion } = await build();
    const narrow = build({ embedder: { ...embedder, id: 'narrow', maxTokens: 0 } });
    await expect(narrow).rejects.toThrow(TextTooLongError);
    await expect(narrow).rejects.toThrow(/^Chunk jess:\d+-\d+ takes 1 tokens with its context; narrow reads 0\./u);
    expect((await openIndex(join(scratch, 'index'), { embedder })).manifest.indexVersion).toBe(indexVersion);
  });
});
