import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBindingTarget } from '../../../src/adapters/cloudflare/binding-target.js';
import { openCloudflareStore, readCurrentVersion } from '../../../src/adapters/cloudflare/cloudflare-stories-store.js';
import type { SqlDatabase } from '../../../src/adapters/cloudflare/sql-database.js';
import { uploadIndex } from '../../../src/adapters/cloudflare/upload-index.js';
import type { StoriesIndex } from '../../../src/core/retrieval/stories-index.js';
import { describeStoriesStore } from '../../conformance/stories-store.js';
import { hashText, holdIndex } from '../../fixtures/hold-index.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { StandInVectorize } from '../../fixtures/stand-in-vectorize.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';
import { openLocalD1, type LocalD1 } from './open-local-d1.js';

let d1: LocalD1;
let database: SqlDatabase;

beforeAll(async () => {
  d1 = await openLocalD1();
  database = d1.database;
});

afterAll(() => d1.stop());

async function openUploaded(index: StoriesIndex) {
  const vectors = new StandInVectorize(index.embeddings.dimensions);
  const { indexVersion } = await uploadIndex(
    index,
    createBindingTarget(database, vectors, () => Promise.resolve()),
  );
  return openCloudflareStore({ database, vectors, indexVersion, hashText });
}

describeStoriesStore('D1 and a stand-in for Vectorize', { open: openUploaded, ranksExactly: false });

describe('openCloudflareStore', () => {
  const indexVersion = '0123456789abcdef';
  const terms = [{ stem: 'tea', word: 'tea', weight: 1, synonyms: [] }];
  const everything = { council: null, articles: null };

  it('tells which version answers', async () => {
    expect(await readCurrentVersion(database)).toMatch(/^[0-9a-f]{16}$/u);
  });

  it('tells of an index that is no longer there, of a store that fails, and nothing of what was asked', async () => {
    const vectors = new StandInVectorize(4);
    const gone = openCloudflareStore({ database, vectors, indexVersion, hashText });
    await expect(gone.findByWords(terms, 5, everything)).rejects.toMatchObject({ code: 'index-mismatch' });
    const fail = () => {
      throw new Error('near "tea": broken');
    };
    const failing = { prepare: (sql: string) => database.prepare(sql), batch: fail };
    const broken = openCloudflareStore({ database: failing, vectors, indexVersion, hashText });
    const fault: unknown = await broken.findByWords(terms, 5, everything).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'store-unavailable', retryable: true });
    expect((fault as Error).cause).toBeUndefined();
    expect(String(fault)).not.toContain('tea');
    await expect(broken.findNearest(new Float32Array(3), 5, everything)).rejects.toMatchObject({
      code: 'store-unavailable',
    });
  });

  it('tells of a store that has no index', async () => {
    const empty = await openLocalD1();
    await expect(readCurrentVersion(empty.database)).rejects.toMatchObject({ code: 'index-missing' });
    await empty.stop();
  });

  it('takes no version that is none', () => {
    const vectors = new StandInVectorize(4);
    expect(() => openCloudflareStore({ database, vectors, indexVersion: 'x; DROP TABLE', hashText })).toThrow(
      RangeError,
    );
  });

  it('finds by very many terms at once', async () => {
    const index = await uploadIndexOfOne();
    const many = Array.from({ length: 400 }, (_, at) => ({
      stem: `w${at}`,
      word: `w${at}`,
      weight: 1,
      synonyms: [['a', `b${at}`]],
    }));
    expect(
      await index.findByWords([...many, ...terms], 5, {
        council: null,
        articles: Array.from({ length: 900 }, (_, at) => at),
      }),
    ).toEqual([]);
  });
});

/** An index of one passage, uploaded. */
async function uploadIndexOfOne() {
  return openUploaded(await holdIndex(makeCorpus({ a: ['Coffee only.'] }), createStubEmbedder()));
}
