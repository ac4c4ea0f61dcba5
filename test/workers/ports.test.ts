/** The ports' conformance suites over the Workers' adapters, run inside workerd; and numbers compared with Node's. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openEmbedder } from '../../src/adapters/transformers/voices-embedder.js';
import { VoicesTokenizer } from '../../src/adapters/transformers/voices-tokenizer.js';
import { hashText } from '../../src/adapters/workers/hash-text.js';
import { buildTestIndex, modelDir } from '../end-to-end/build-test-index.js';
import { buildPortsWorker } from './build-test-worker.js';
import { failingTest } from './failing-test.js';
import { oddTexts } from './odd-texts.js';
import { startWorker } from './start-worker.js';

const indexDir = await buildTestIndex();
const { outDir } = await buildPortsWorker(indexDir);
const worker = await startWorker(outDir);
const collected = (await (await fetch(worker.url)).json()) as string[];
const names = collected.filter((name) => name !== failingTest);

async function post(path: string, body: string): Promise<unknown> {
  return (await fetch(`${worker.url}${path}`, { method: 'POST', body })).json();
}

afterAll(async () => {
  await worker.stop();
  await Promise.all([indexDir, outDir].map((folder) => rm(folder, { recursive: true, force: true })));
});

describe('in workerd', () => {
  it('collects the suites of three ports', () => {
    expect(names.length).toBeGreaterThan(25);
    expect(new Set(names.map((name) => name.split(' > ')[0])).size).toBe(3);
  });

  it.each(names)('%s', async (name) => {
    expect(await post('/', name)).toBeNull();
  });

  it('tells of a test that fails', async () => {
    expect(await post('/', failingTest)).toContain('to deeply equal');
  });
});

describe('workerd and Node', () => {
  it('cut odd and ordinary texts into the same tokens', async () => {
    const read = (name: string): unknown => JSON.parse(readFileSync(join(modelDir, name), 'utf8'));
    const tokenizer = new VoicesTokenizer(read('tokenizer.json'), read('tokenizer_config.json'));
    const texts = oddTexts();
    expect(texts.length).toBeGreaterThan(2000);
    expect(await post('/tokens', JSON.stringify(texts))).toEqual(texts.map((text) => tokenizer.encode(text)));
  });

  it('give the same vectors to five digits', async () => {
    const embedder = await openEmbedder(modelDir);
    const texts = [
      'what is locality work?',
      'How long does the course take?',
      'Café — £38,226 in 2018 😀',
      'x '.repeat(300),
    ];
    const there = (await post('/embed', JSON.stringify(texts))) as [number[], number[]][];
    for (const [at, text] of texts.entries()) {
      const { sentence, tokenWeights } = await embedder.embedQuestion(text);
      const [theirs = [], weights = []] = there[at] ?? [];
      expect(theirs).toHaveLength(sentence.length);
      sentence.forEach((value, place) => {
        expect(theirs[place]).toBeCloseTo(value, 5);
      });
      expect(weights).toHaveLength(tokenWeights.length);
      tokenWeights.forEach((value, place) => {
        expect(weights[place]).toBeCloseTo(value, 5);
      });
    }
  });

  it('keep the network small beside the 128 MB that an isolate may have', async () => {
    await post('/embed', JSON.stringify(['work '.repeat(400)]));
    expect(Number(await post('/memory', '[]'))).toBeGreaterThan(2 ** 20);
    expect(Number(await post('/memory', '[]'))).toBeLessThanOrEqual(64 * 2 ** 20);
  });

  it('hash alike', async () => {
    const texts = oddTexts();
    const expected = texts.map((text) => createHash('sha256').update(text).digest('hex'));
    expect(texts.map(hashText)).toEqual(expected);
    expect(await post('/hash', JSON.stringify(texts))).toEqual(expected);
  });
});
