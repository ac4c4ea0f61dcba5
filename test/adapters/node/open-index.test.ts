import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildHnsw } from '../../../src/adapters/langchain/build-hnsw.js';
import { buildIndex } from '../../../src/adapters/node/build-index.js';
import { openIndex } from '../../../src/adapters/node/open-index.js';
import { FORMAT_VERSION } from '../../../src/core/retrieval/index-artifact.js';
import { hashCorpus } from '../../../src/adapters/node/pack-index.js';
import { IndexCorruptError, IndexMismatchError, IndexMissingError } from '../../../src/core/errors.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const embedder = createStubEmbedder();
const corpus = makeCorpus({ jess: ['I like locality work.', 'Supervision is good.'], kent: ['Caseloads are small.'] });
const mend = 'npm run build:index';

let scratch = '';
let indexDir = '';
let folder = '';
let version = '';
let copies = 0;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'voices-open-'));
  version = (await buildIndex({ corpus, indexDir: join(scratch, 'built'), embedder, buildHnsw })).indexVersion;
});
afterAll(() => rm(scratch, { recursive: true }));
beforeEach(async () => {
  indexDir = join(scratch, String((copies += 1)));
  folder = join(indexDir, version);
  await cp(join(scratch, 'built'), indexDir, { recursive: true });
});

describe('an index that is in order', () => {
  it('opens with what was built, and searches through the graph', async () => {
    const notices: string[] = [];
    const onNotice = (notice: string) => notices.push(notice);
    const index = await openIndex(indexDir, { embedder, corpusSha256: hashCorpus(corpus), onNotice });
    expect(index.corpus).toEqual(corpus);
    expect(index.dense.kind).toBe('hnsw');
    const { sentence } = await embedder.embedQuestion('Caseloads are small.');
    expect(index.dense.search(sentence, 1)).toEqual([{ chunk: 2, similarity: expect.closeTo(1, 5) as number }]);
    expect(notices).toEqual([]);
  });

  it('opens with an exact scan where that is asked for', async () => {
    expect((await openIndex(indexDir, { embedder, search: 'exact' })).dense.kind).toBe('exact');
  });

  it('falls back on an exact scan, and says so, where hnswlib-node is not there', async () => {
    const notices: string[] = [];
    const onNotice = (notice: string) => notices.push(notice);
    const loadHnswlib = () => {
      throw new Error('Cannot find package');
    };
    const { dense } = await openIndex(indexDir, { embedder, onNotice, loadHnswlib });
    expect(dense.kind).toBe('exact');
    expect(notices).toEqual([expect.stringContaining('hnswlib-node could not be loaded')]);
    expect(notices[0]).toContain(mend);
  });

  it('gives the same matches with and without the graph', async () => {
    const { sentence } = await embedder.embedQuestion('locality supervision');
    const [graph, exact] = [
      await openIndex(indexDir, { embedder }),
      await openIndex(indexDir, { embedder, search: 'exact' }),
    ];
    expect(graph.dense.search(sentence, 1)).toEqual(exact.dense.search(sentence, 1));
  });

  it('says so where it was built without a graph', async () => {
    const notices: string[] = [];
    await buildIndex({ corpus: makeCorpus({ one: ['One.'] }), indexDir, embedder });
    const { dense } = await openIndex(indexDir, { embedder, onNotice: (notice) => notices.push(notice) });
    expect([dense.kind, notices.length]).toEqual(['exact', 1]);
    expect(notices[0]).toContain('built without an HNSW graph');
  });
});

describe('an index that is not there or not ours', () => {
  it('is missing where there is no folder', async () => {
    const opened = openIndex(join(scratch, 'nowhere'), { embedder });
    await expect(opened).rejects.toThrow(IndexMissingError);
    await expect(opened).rejects.toThrow(mend);
  });

  it.each([
    ['another embedder', createStubEmbedder({ id: 'other' }), 'with the embedder stub, not other'],
    ['another version of it', createStubEmbedder({ sha256: '1'.repeat(64) }), 'another version of the embedder stub'],
    ['other dimensions', { ...embedder, dimensions: 64 }, 'vectors of 32 and 8 numbers'],
  ])('names %s', async (_, other, message) => {
    const opened = openIndex(indexDir, { embedder: other });
    await expect(opened).rejects.toThrow(IndexMismatchError);
    await expect(opened).rejects.toThrow(message);
    await expect(opened).rejects.toThrow(mend);
  });

  it('names another corpus', async () => {
    const opened = openIndex(indexDir, { embedder, corpusSha256: hashCorpus(makeCorpus({})) });
    await expect(opened).rejects.toThrow(IndexMismatchError);
    await expect(opened).rejects.toThrow('stories have changed');
  });

  it('names another format', async () => {
    const file = join(folder, 'manifest.json');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace(`"formatVersion": ${FORMAT_VERSION}`, '"formatVersion": 6'),
    );
    const opened = openIndex(indexDir, { embedder });
    await expect(opened).rejects.toThrow(IndexMismatchError);
    await expect(opened).rejects.toThrow('format 6');
  });
});

describe('an index that is damaged', () => {
  const files = ['corpus.json', 'chunks.json', 'token-offsets.u32', 'sentence-ends.u32'];
  const all = [...files, 'text-hashes.json', 'hnsw/hnswlib.index', 'hnsw/docstore.json', 'hnsw/args.json'];

  async function expectCorrupt(message: string): Promise<void> {
    const opened = openIndex(indexDir, { embedder });
    await expect(opened).rejects.toThrow(IndexCorruptError);
    await expect(opened).rejects.toThrow(message);
    await expect(opened).rejects.toThrow(mend);
  }

  it.each(all)('is refused where one bit of %s is flipped', async (name) => {
    const bytes = await readFile(join(folder, name));
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(join(folder, name), bytes);
    await expectCorrupt(`${name} is not as it was written`);
  });

  it.each([...all, 'manifest.json'])('is refused where %s is gone', async (name) => {
    await rm(join(folder, name));
    await expectCorrupt(`${name} could not be read`);
  });

  it('is refused where a part is another, shorter, longer or gone', async () => {
    const [part = ''] = await readdir(join(folder, 'parts'));
    const path = join(folder, 'parts', part);
    const whole = await readFile(path);
    await writeFile(
      path,
      whole.map((byte, at) => (at === 9 ? byte ^ 1 : byte)),
    );
    await expectCorrupt(`parts/${part} is not as it was written`);
    for (const length of [whole.length - 1, whole.length + 1]) {
      await writeFile(path, whole);
      await truncate(path, length);
      await expectCorrupt(`parts/${part} could not be read`);
    }
    await rm(path);
    await expectCorrupt(`parts/${part} could not be read`);
  });

  it('is refused where the manifest is cut short, edited or empty', async () => {
    const file = join(folder, 'manifest.json');
    const whole = await readFile(file, 'utf8');
    await writeFile(file, whole.replace('"maxTokens": 64', '"maxTokens": 65'));
    await expectCorrupt('manifest.json was changed by hand');
    await writeFile(file, `{"formatVersion": ${FORMAT_VERSION}}`);
    await expectCorrupt('manifest.json lacks a field');
    await writeFile(file, '[]');
    await expectCorrupt('manifest.json has no format version');
    await writeFile(file, whole);
    await truncate(file, 100);
    await expectCorrupt('manifest.json is not JSON');
  });

  it.each(['', '../elsewhere', 'ffff'])('is refused where CURRENT says %j', async (name) => {
    await writeFile(join(indexDir, 'CURRENT'), name);
    await expectCorrupt('CURRENT names no version');
  });

  it('is refused where CURRENT names a folder that is gone', async () => {
    await writeFile(join(indexDir, 'CURRENT'), '0123456789abcdef');
    await expectCorrupt('manifest.json could not be read');
  });

  it('is mended by the next build', async () => {
    await writeFile(join(folder, 'chunks.json'), '[]');
    const report = await buildIndex({ corpus, indexDir, embedder, buildHnsw });
    expect([report.indexVersion, report.written]).toEqual([version, true]);
    expect((await openIndex(indexDir, { embedder })).manifest.indexVersion).toBe(version);
  });
});
