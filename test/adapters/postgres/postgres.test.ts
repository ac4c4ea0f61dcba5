import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../src/adapters/postgres/open-database.js';
import { openPostgresStore } from '../../../src/adapters/postgres/open-postgres-store.js';
import { followCurrent, readCurrentId } from '../../../src/adapters/postgres/follow-current.js';
import { uploadIndex, type UploadOptions } from '../../../src/adapters/postgres/upload-index.js';
import { createAsk } from '../../../src/core/ask.js';
import type { Corpus } from '../../../src/core/corpus/article.js';
import { checkManifest } from '../../../src/core/retrieval/index-artifact.js';
import { openCollection } from '../../../src/core/retrieval/open-collection.js';
import type { StoriesIndex } from '../../../src/core/retrieval/stories-index.js';
import { describeProblem } from '../../../src/http/problem.js';
import { describeStoriesStore, makeStoredCorpus } from '../../conformance/stories-store.js';
import { hashText, holdIndex } from '../../fixtures/hold-index.js';
import { lenient } from '../../fixtures/lenient-options.js';
import { makeArticle } from '../../fixtures/make-corpus.js';
import { startPostgres, testPassword, type TestPostgres } from '../../fixtures/start-postgres.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

// One file, as the database takes seconds to start.
let postgres: TestPostgres;
let database: Database;
const embedder = createStubEmbedder();
const all = { council: null, articles: null };
const upload = (index: StoriesIndex, options: Partial<UploadOptions> = {}) =>
  uploadIndex({ database, index, waitForServers: () => Promise.resolve(), ...options });

beforeAll(async () => {
  postgres = await startPostgres();
  database = await openDatabase({ url: postgres.url });
});

afterAll(async () => {
  await database.close();
  await postgres.stop();
});

describe('a database that nothing was uploaded to', () => {
  it('is told as an index that is missing, with the command', async () => {
    await expect(openPostgresStore(database)).rejects.toMatchObject({
      code: 'index-missing',
      message: expect.stringContaining('npm run upload:postgres') as string,
    });
  });
});

describeStoriesStore('PostgreSQL, compared one by one', {
  open: async (index) => {
    await upload(index);
    return openPostgresStore(database);
  },
  ranksExactly: true,
});

describe('with a graph', () => {
  afterAll(() => postgres.exec('reset enable_seqscan'));

  describeStoriesStore('PostgreSQL', {
    open: async (index) => {
      await upload(index, { full: true, batchSize: 50 });
      await postgres.exec('set enable_seqscan = off');
      return openPostgresStore(database, { exactUpTo: 0 });
    },
    ranksExactly: true,
  });

  it('searches by it, and not where few pass', async () => {
    const id = (await readCurrentId(database)) ?? 0;
    const vector = database.writeVector(new Float32Array(32).fill(1));
    const explain = async (order: string) =>
      JSON.stringify(
        await postgres.read(
          `explain select number from practice_voices.chunks_${id} order by ${order.replace('$1', `'${vector}'`)} limit 5`,
        ),
      );
    expect(await explain('embedding <=> $1')).toContain('_graph');
    expect(await explain('(embedding <=> $1) + 0')).not.toContain('_graph');
  });
});

async function holdStories(corpus: Corpus): Promise<StoriesIndex> {
  return holdIndex(corpus, embedder);
}

/** Makes the corpus another one, with other articles at the same places. */
function changeCorpus(corpus: Corpus, note: string): Corpus {
  return { ...corpus, articles: corpus.articles.map((article) => ({ ...article, publisher: note })).reverse() };
}

describe('an upload', () => {
  const readVersions = async () =>
    (await postgres.read('select index_version as version, is_current, chunks_done from practice_voices.indexes')).map(
      ({ version, is_current: isCurrent, chunks_done: done }) => ({ version, isCurrent, done }),
    );

  it('does nothing where the database serves the index already', async () => {
    const index = await holdStories(makeStoredCorpus());
    expect(await upload(index)).toMatchObject({ uploaded: true });
    expect(await upload(index)).toMatchObject({ uploaded: false, removed: [] });
  });

  it('leaves what is served where it is cut, and goes on from there', async () => {
    const [{ version: before = null } = {}] = await readVersions();
    const index = await holdStories(changeCorpus(makeStoredCorpus(), 'resumed'));
    const cutAfter = 60;
    const cut = upload(index, {
      batchSize: 20,
      onProgress: ({ kind, done }) => {
        if (kind === 'passages' && done === cutAfter) postgres.cut();
      },
    });
    await expect(cut).rejects.toMatchObject({ code: 'store-unavailable', retryable: true });
    expect(await readVersions()).toEqual([
      { version: before, isCurrent: true, done: 120 },
      { version: index.manifest.indexVersion, isCurrent: false, done: cutAfter },
    ]);
    expect((await openPostgresStore(database)).id).toBeGreaterThan(0);

    const stored: number[] = [];
    const report = await upload(index, {
      batchSize: 20,
      onProgress: ({ kind, done }) => {
        if (kind === 'passages') stored.push(done);
      },
    });
    expect(report).toMatchObject({ uploaded: true, resumedAt: cutAfter, removed: [before] });
    expect(stored).toEqual([80, 100, 120]);
    const { chunks } = await (await openPostgresStore(database)).fetchChunks([...index.chunks.keys()]);
    expect(chunks).toHaveLength(120);
    expect(await readVersions()).toEqual([{ version: index.manifest.indexVersion, isCurrent: true, done: 120 }]);
  });

  it('drops an unfinished upload of another index', async () => {
    const stop = new Error('stop');
    const [first, second] = await Promise.all(
      ['one', 'two'].map((note) => holdStories(changeCorpus(makeStoredCorpus(), note))),
    );
    if (!first || !second) throw new Error('There are two.');
    const fail = (): void => {
      throw stop;
    };
    await expect(upload(first, { onProgress: fail })).rejects.toBe(stop);
    const { removed } = await upload(second);
    expect(removed).toContain(first.manifest.indexVersion);
    const tables = await postgres.read(
      "select count(*)::int as count from information_schema.tables where table_schema = 'practice_voices'",
    );
    expect(tables).toEqual([{ count: 5 }]);
  });

  it('keeps odd texts to the letter', async () => {
    const odd = [
      'It’s “odd”: \'single\' "double" \\ back\\slash $1 ${x} %s; drop table practice_voices.indexes; --',
      `A NUL\0 here, half a pair \ud83d there, a whole one 😀, an accent é and é.`,
      `One word of ${'x'.repeat(4000)} letters.`,
      '{"json": [1, null]} \u2028\u2029\u202e line ends\tand tabs.',
    ];
    const article = { ...makeArticle('odd', odd), title: "O'Brien\0; \\", councilId: "north'; --" };
    const index = await holdStories({ ...makeStoredCorpus(), articles: [article] });
    await upload(index);
    const store = await openPostgresStore(database);
    expect((await store.fetchArticle(0))?.text).toBe(article.text);
    expect((await store.readCatalogue()).corpus).toEqual({
      ...index.corpus,
      articles: [{ ...index.corpus.articles[0], text: undefined, blocks: undefined, speech: [] }],
    });
    const terms = ['x'.repeat(4000), 'drop', '😀\0', '\ud83d'].map((word) => ({
      stem: word,
      word,
      weight: 1,
      synonyms: [],
    }));
    const held = await store.findByWords(terms, 10, { council: "north'; --", articles: null });
    expect([...held].sort()).toEqual([0, 2]);
    expect(await store.findByWords(terms, 10, { council: "x' or true --", articles: null })).toEqual([]);
  });
});

describe('a switch to another index', () => {
  it('fails no question while questions are asked: each is answered whole from one index', async () => {
    const old = await holdStories(makeStoredCorpus());
    const next = await holdStories(changeCorpus(makeStoredCorpus(), 'next'));
    await upload(old);
    const open = async () => {
      const store = await openPostgresStore(database);
      const catalogue = await store.readCatalogue();
      const library = openCollection(store, catalogue, lenient.retrieval);
      return { id: store.id, ask: createAsk({ library, embedder, hashText, options: lenient }) };
    };
    let served = await open();
    const reloads: string[] = [];
    const look = followCurrent({
      readCurrent: () => readCurrentId(database),
      opened: () => served.id,
      reload: async () => {
        served = await open();
        reloads.push('reload');
      },
    });
    const publishers: (string | null | undefined)[] = [];
    const askOnce = async (): Promise<void> => {
      const { citations } = await served.ask({ question: 'What about the tea and the pay?' });
      publishers.push(citations[0]?.quote.article.publisher);
    };
    const uploading = { ends: false };
    const asking = (async () => {
      while (!uploading.ends) await askOnce();
    })();
    await upload(next, { batchSize: 60, waitForServers: look });
    uploading.ends = true;
    await asking;
    await askOnce();
    await look();
    expect(reloads).toEqual(['reload']);
    expect(publishers[0]).toBeNull();
    expect(publishers.at(-1)).toBe('next');
    expect(publishers.slice(publishers.indexOf('next'))).not.toContain(null);
  });

  it('is a fault to ask again for whoever did not notice it, and no empty answer', async () => {
    const store = await openPostgresStore(database);
    const { lexical } = openCollection(store, await store.readCatalogue(), lenient.retrieval);
    await upload(await holdStories(changeCorpus(makeStoredCorpus(), 'later')));
    const term = { stem: 'tea', word: 'tea', weight: 1, synonyms: [] };
    expect(lexical.has('tea')).toBe(true);
    for (const asked of [
      store.findNearest(new Float32Array(32).fill(0.1), 5, all),
      store.findByWords([term], 5, all),
      store.fetchChunks([1]),
      store.fetchArticle(1),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'store-unavailable', retryable: true });
  });

  it('tries an index that was refused again only after a while', async () => {
    let tries = 0;
    const look = followCurrent({
      readCurrent: () => Promise.resolve(7),
      opened: () => null,
      reload: () => Promise.resolve(void (tries += 1)),
    });
    for (let looks = 0; looks < 15; looks += 1) await look();
    expect(tries).toBe(1);
    await look();
    expect(tries).toBe(2);
  });
});

describe('a database that fails', () => {
  afterAll(() => {
    postgres.listen('answer');
  });

  it('is a typed fault and the problem 503, and is used again once it is back', async () => {
    const store = await openPostgresStore(database);
    const before = await store.fetchArticle(0);
    postgres.listen('refuse');
    postgres.cut();
    const fault: unknown = await store.fetchArticle(0).catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'store-unavailable', retryable: true });
    expect(describeProblem(fault, 'id')).toMatchObject({ status: 503, code: 'store-unavailable', retryable: true });
    postgres.listen('answer');
    expect(await store.fetchArticle(0)).toEqual(before);
  });

  it('is not noticed where only the connection was lost', async () => {
    const store = await openPostgresStore(database);
    postgres.cut();
    expect(await store.fetchArticle(0)).not.toBeNull();
  });

  it('is given up where it does not answer', async () => {
    postgres.listen('silence');
    const silent = await openDatabase({ url: postgres.url, connectTimeoutMs: 50 });
    await expect(openPostgresStore(silent)).rejects.toMatchObject({
      code: 'store-unavailable',
      message: expect.stringContaining('took too long') as string,
    });
    await silent.close();
    postgres.listen('answer');
  });

  it('tells neither the password nor a value of the question', async () => {
    const secret = 'what-somebody-asked';
    const faults = await Promise.all([
      database.query('select $1::vector', [secret]).catch((error: unknown) => error),
      (await openDatabase({ url: `postgres://user:${testPassword}@127.0.0.1:1/none` }))
        .query('select 1')
        .catch((error: unknown) => error),
    ]);
    for (const fault of faults) {
      expect(fault).toMatchObject({ code: 'store-unavailable' });
      const { message, stack = '', cause } = fault as Error;
      expect(`${message} ${stack} ${JSON.stringify(cause)}`).not.toMatch(new RegExp(`${secret}|${testPassword}`, 'u'));
    }
    expect(String(faults[1])).toContain('ECONNREFUSED');
  });

  it('is refused where its index was made by another embedder, by name', async () => {
    const { manifest } = await (await openPostgresStore(database)).readCatalogue();
    const expected = { embedder: { ...createStubEmbedder({ id: 'another-model' }) } };
    expect(() => {
      checkManifest(manifest, expected);
    }).toThrow('built with the embedder stub, not another-model');
  });

  it('is refused where its catalogue was changed by hand', async () => {
    await postgres.exec("update practice_voices.indexes set catalogue = '{}' where is_current");
    await expect(openPostgresStore(database)).rejects.toMatchObject({ code: 'index-corrupt' });
  });
});
