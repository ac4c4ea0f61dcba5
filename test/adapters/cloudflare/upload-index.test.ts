import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBindingTarget } from '../../../src/adapters/cloudflare/binding-target.js';
import { openCloudflareStore, readCurrentVersion } from '../../../src/adapters/cloudflare/cloudflare-stories-store.js';
import { listStoredIndexes, removeIndex } from '../../../src/adapters/cloudflare/remove-index.js';
import { createRestModel, createRestTarget } from '../../../src/adapters/cloudflare/rest-target.js';
import { uploadIndex } from '../../../src/adapters/cloudflare/upload-index.js';
import type { UploadTarget } from '../../../src/adapters/cloudflare/upload-target.js';
import { createWorkersAiEmbedder } from '../../../src/adapters/cloudflare/workers-ai-embedder.js';
import { listStoredChunks } from '../../../src/core/retrieval/stored-chunk.js';
import type { StoriesIndex } from '../../../src/core/retrieval/stories-index.js';
import { makeStoredCorpus } from '../../conformance/stories-store.js';
import { hashText, holdIndex } from '../../fixtures/hold-index.js';
import { StandInVectorize } from '../../fixtures/stand-in-vectorize.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';
import { openLocalD1, type LocalD1 } from './open-local-d1.js';
import { account, startStandInApi } from './stand-in-api.js';

const wait = () => Promise.resolve();
const everything = { council: null, articles: null };
let d1: LocalD1;
let first: StoriesIndex;
let second: StoriesIndex;

beforeAll(async () => {
  const corpus = makeStoredCorpus();
  const embedder = createStubEmbedder();
  first = await holdIndex(corpus, embedder);
  second = await holdIndex({ ...corpus, articles: corpus.articles.slice(3) }, embedder);
  d1 = await openLocalD1();
});

afterAll(() => d1.stop());

/** The same, failing at its `call`th call and after it. */
function interrupt(target: UploadTarget, call: number): UploadTarget {
  let calls = 0;
  const count =
    <Args extends unknown[], T>(run: (...args: Args) => Promise<T>) =>
    (...args: Args): Promise<T> => {
      calls += 1;
      return calls < call ? run(...args) : Promise.reject(new Error('interrupted'));
    };
  return {
    checkVectors: count((dimensions) => target.checkVectors(dimensions)),
    runSql: count((statements) => target.runSql(statements)),
    upsertVectors: count((vectors) => target.upsertVectors(vectors)),
    deleteVectors: count((ids) => target.deleteVectors(ids)),
    settleVectors: count(() => target.settleVectors()),
  };
}

async function expectComplete(index: StoriesIndex, database: LocalD1['database'], vectors: StandInVectorize) {
  const store = openCloudflareStore({ database, vectors, indexVersion: index.manifest.indexVersion, hashText });
  const { chunks } = await store.fetchChunks([...index.chunks.keys()]);
  expect([...chunks].sort((a, b) => a.number - b.number)).toEqual([...listStoredChunks(index)]);
  const terms = [{ stem: 'noth', word: 'nothing', weight: 1, synonyms: [] }];
  expect(await store.findByWords(terms, 1000, everything)).toHaveLength(index.chunks.length);
  const nearest = await store.findNearest(
    index.embeddings.chunkVectors.subarray(0, index.embeddings.dimensions),
    100,
    everything,
  );
  expect(nearest).toHaveLength(Math.min(100, index.chunks.length));
}

describe('uploadIndex', () => {
  it('goes on where it was interrupted, wherever that was, and switches over last', async () => {
    const { database, stop } = await openLocalD1();
    const vectors = new StandInVectorize(first.embeddings.dimensions, 3);
    const target = createBindingTarget(database, vectors, wait);
    let interrupted = 0;
    for (let calls = 1; ; calls += 4) {
      try {
        const { done, skipped } = await uploadIndex(first, interrupt(target, calls));
        expect([done < 5, skipped > 0]).toEqual([true, true]);
        break;
      } catch (fault) {
        expect(String(fault)).toContain('interrupted');
        interrupted += 1;
        await expect(readCurrentVersion(database)).rejects.toMatchObject({ code: 'index-missing' });
      }
    }
    expect(interrupted).toBeGreaterThan(2);
    expect(await readCurrentVersion(database)).toBe(first.manifest.indexVersion);
    await expectComplete(first, database, vectors);
    await stop();
  });

  it('leaves the old stories answering until the new are all there, and removes them when told', async () => {
    const { database } = d1;
    const vectors = new StandInVectorize(first.embeddings.dimensions);
    const target = createBindingTarget(database, vectors, wait);
    const [old, next] = [first.manifest.indexVersion, second.manifest.indexVersion];
    expect(await uploadIndex(first, target)).toEqual({ indexVersion: old, done: 5, skipped: 0 });
    await expect(uploadIndex(second, interrupt(target, 12))).rejects.toThrow('interrupted');
    expect(await listStoredIndexes(target)).toEqual({ current: old, others: [next] });
    await expectComplete(first, database, vectors);
    await uploadIndex(second, target);
    expect(await listStoredIndexes(target)).toEqual({ current: next, others: [old] });
    await expectComplete(first, database, vectors);
    await expectComplete(second, database, vectors);
    await expect(removeIndex(target, next)).rejects.toThrow(RangeError);
    await expect(removeIndex(interrupt(target, 5), old)).rejects.toThrow('interrupted');
    await removeIndex(target, old);
    expect(await listStoredIndexes(target)).toEqual({ current: next, others: [] });
    await vectors.describe();
    expect(await vectors.describe()).toMatchObject({ vectorCount: second.chunks.length });
    await expectComplete(second, database, vectors);
  });

  it('does nothing twice, and everything again when told, to the same end', async () => {
    const vectors = new StandInVectorize(first.embeddings.dimensions);
    const target = createBindingTarget(d1.database, vectors, wait);
    await uploadIndex(first, target, { full: true });
    const steps: number[] = [];
    const again = await uploadIndex(first, target, { onProgress: (step) => steps.push(step) });
    expect([again.done, again.skipped, steps]).toEqual([0, 5, [1, 2, 3, 4, 5]]);
    expect((await uploadIndex(first, target, { full: true })).done).toBe(5);
    await expectComplete(first, d1.database, vectors);
  });

  it('gives up, and switches nothing, where the vectors are never found', async () => {
    const { database, stop } = await openLocalD1();
    const target = createBindingTarget(database, new StandInVectorize(first.embeddings.dimensions, Infinity), wait);
    await expect(uploadIndex(first, target)).rejects.toMatchObject({ code: 'store-unavailable' });
    await expect(readCurrentVersion(database)).rejects.toMatchObject({ code: 'index-missing' });
    await stop();
  });

  it('refuses vectors of another length before anything is written', async () => {
    const target = createBindingTarget(d1.database, new StandInVectorize(7), wait);
    await expect(uploadIndex(first, target)).rejects.toThrow('7 numbers');
  });
});

describe('createRestTarget', () => {
  it('uploads over the web as over bindings, and tries again where the service is busy', async () => {
    const { database, stop } = await openLocalD1();
    const vectors = new StandInVectorize(first.embeddings.dimensions);
    const onRequest = (_: string, number: number) => ({ 3: 429, 7: 503, 8: 503 })[number];
    const api = await startStandInApi({ database, vectors, onRequest });
    const target = createRestTarget({ ...account, baseUrl: api.baseUrl, wait });
    const report = await uploadIndex(first, target);
    expect(report).toEqual({ indexVersion: first.manifest.indexVersion, done: 5, skipped: 0 });
    await expectComplete(first, database, vectors);
    await uploadIndex(second, target);
    await removeIndex(target, first.manifest.indexVersion);
    expect(await listStoredIndexes(target)).toEqual({ current: second.manifest.indexVersion, others: [] });
    await Promise.all([api.stop(), stop()]);
  });

  it('has passages embedded by Workers AI', async () => {
    const api = await startStandInApi({ database: d1.database, vectors: new StandInVectorize(4) });
    const run = createRestModel({ ...account, baseUrl: api.baseUrl, wait });
    const { sentence } = await createWorkersAiEmbedder(run, hashText).embedPassage('Tea comes first.');
    expect([sentence.length, api.seen.length]).toEqual([384, 1]);
    await api.stop();
  });

  it('says what is wrong with the account, and never the token', async () => {
    const vectors = new StandInVectorize(first.embeddings.dimensions);
    const api = await startStandInApi({ database: d1.database, vectors, metadataIndexes: ['council'] });
    const open = (more: object) => createRestTarget({ ...account, baseUrl: api.baseUrl, wait, ...more });
    const read = async (target: UploadTarget) =>
      String(await uploadIndex(first, target).catch((fault: unknown) => fault));
    expect(await read(open({}))).toContain('no metadata index on article');
    expect(await read(open({ token: 'other' }))).toMatch(/refused the token/u);
    expect(await read(open({ vectorIndex: 'nothing' }))).toMatch(/404: no such route/u);
    expect(await read(open({ baseUrl: 'http://127.0.0.1:9' }))).toContain('could not be reached');
    for (const more of [{}, { token: 'other' }]) expect(await read(open(more))).not.toMatch(/secret-token|other/u);
    await api.stop();
  });
});
