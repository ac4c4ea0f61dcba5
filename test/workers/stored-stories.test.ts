/** The service in workerd over a real local D1 and a stand-in for Vectorize, beside the same stories in memory on Node. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBindingTarget } from '../../src/adapters/cloudflare/binding-target.js';
import { uploadIndex } from '../../src/adapters/cloudflare/upload-index.js';
import { openIndex } from '../../src/adapters/node/open-index.js';
import { openEmbedder } from '../../src/adapters/transformers/voices-embedder.js';
import type { StoriesIndex } from '../../src/core/retrieval/stories-index.js';
import { createApp } from '../../src/http/app.js';
import { openStories } from '../../src/open-stories.js';
import { buildTestIndex, corpusDir, modelDir } from '../end-to-end/build-test-index.js';
import { StandInVectorize } from '../fixtures/stand-in-vectorize.js';
import { buildTestWorker, type TestWorker } from './build-test-worker.js';
import { startWorker, type RunningWorker } from './start-worker.js';

// All questions take minutes: `ASK_ALL=1 npx vitest run test/workers/stored-stories` asks every one.
const every = process.env.ASK_ALL === '1' ? 1 : 12;
let indexDir: string;
let index: StoriesIndex;
let built: TestWorker;
let worker: RunningWorker;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  indexDir = await buildTestIndex();
  built = await buildTestWorker(null, 'none');
  index = await openIndex(indexDir, { embedder: await openEmbedder(modelDir), search: 'exact' });
  const vectors = new StandInVectorize(index.embeddings.dimensions);
  worker = await startWorker(built.outDir, { vectors, bindings: { VOICES_TIMEOUT_MS: '60000' } });
  const stories = await openStories({ corpusDir, indexDir, modelDir, search: 'exact', onNotice: () => undefined });
  app = createApp({ stories: () => stories, log: () => undefined });
  expect((await fetch(`${worker.url}/readyz`)).status).toBe(503);
  const database = await worker.miniflare.getD1Database('STORIES', 'practice-voices');
  await uploadIndex(
    index,
    createBindingTarget(database, vectors, () => Promise.resolve()),
  );
}, 240_000);

afterAll(async () => {
  await worker.stop();
  await Promise.all([indexDir, built.outDir].map((folder) => rm(folder, { recursive: true, force: true })));
});

async function compare(path: string, body?: unknown) {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const [here, there] = await Promise.all([app.request(path, init), fetch(`${worker.url}${path}`, init)]);
  return {
    here: `${here.status} ${await here.text()}`,
    there: `${there.status} ${await there.text()}`,
  };
}

function* readQuestions(): Generator<{ readonly question: string; readonly turns: readonly object[] }> {
  for (const name of [
    'questions',
    'questions-open',
    'questions-more',
    'questions-kept',
    'questions-talk',
    'questions-talk-kept',
  ]) {
    const text = readFileSync(new URL(`../eval/${name}.jsonl`, import.meta.url), 'utf8');
    for (const line of text.trim().split('\n')) {
      const { turns } = JSON.parse(line) as { readonly turns: readonly string[] };
      const asked = turns.map((question) => ({ question, articleIds: [] }));
      yield { question: turns.at(-1) ?? '', turns: asked.slice(0, -1) };
    }
  }
}

describe('stories in D1 and Vectorize', () => {
  it('are taken up once they were uploaded, with the version and the model that they have in memory', async () => {
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
    const { here, there } = await compare('/v1/articles');
    expect(there).toBe(here);
    expect(there).toContain(index.manifest.indexVersion);
    expect(worker.lines.join('\n')).not.toContain('VOICES_TIMEOUT_MS');
  });

  it('are answered from to the byte as in memory', { timeout: 1_800_000 }, async () => {
    const questions = [...readQuestions()].filter((_, at) => at % every === 0);
    expect(questions.length).toBeGreaterThan(30);
    const other: string[] = [];
    for (const { question, turns } of questions) {
      const { here, there } = await compare('/v1/ask', { question, turns });
      if (here !== there) other.push(`${question} ${there.slice(0, 200)}`);
    }
    if (every === 1)
      console.log(
        `${questions.length} questions, ${other.length} answered otherwise`,
        other,
        worker.lines.filter((line) => !line.includes('"status":200')).slice(0, 20),
      );
    expect(other, worker.lines.slice(-5).join('\n')).toEqual([]);
  });

  it('are listed, searched, suggested and checked as in memory', async () => {
    const [article] = index.corpus.articles;
    const bodies = [
      await compare(`/v1/articles/${article?.id ?? ''}`),
      await compare('/v1/councils'),
      await compare('/v1/suggestions'),
      await compare('/v1/search', { query: 'supervision and caseload', limit: 50 }),
      await compare('/v1/search', { query: 'training', council: article?.councilId ?? '' }),
      await compare('/v1/ask', { question: 'How often is supervision?', council: article?.councilId ?? '' }),
      await compare('/v1/quotes/verify', { articleId: article?.id, start: 0, end: 20, sha256: '0'.repeat(64) }),
      await compare('/v1/quotes/verify', { articleId: 'nothing', start: 0, end: 20, sha256: '0'.repeat(64) }),
    ];
    for (const { here, there } of bodies) expect(there).toBe(here);
  });
});
