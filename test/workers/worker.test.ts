/** The service in workerd, as it is deployed, beside the same service on Node: the same answers, and what differs. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWidget } from '../../src/adapters/node/read-widget.js';
import { createApp } from '../../src/http/app.js';
import { pagePaths } from '../../src/http/page/wants-page.js';
import { openStories } from '../../src/open-stories.js';
import { maxUploadBytes } from '../../scripts/build-worker/write-worker.js';
import { maxAssetBytes } from '../../scripts/build-worker/write-worker-assets.js';
import { drawKey } from '../../src/http/access/access-key.js';
import { buildTestIndex, corpusDir, modelDir } from '../end-to-end/build-test-index.js';
import { buildTestWorker, type TestWorker } from './build-test-worker.js';
import { dryRun } from './dry-run.js';
import { startWorker, type RunningWorker } from './start-worker.js';

interface Asked {
  readonly question: string;
  readonly turns?: readonly { readonly question: string; readonly articleIds: readonly string[] }[];
}

const json = { 'Content-Type': 'application/json' };
const secret = 'thirty-two characters at the least';
const widgetFile = new URL('../README.md', import.meta.url).pathname;

let indexDir: string;
let built: TestWorker;
let worker: RunningWorker;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  indexDir = await buildTestIndex();
  built = await buildTestWorker(indexDir, widgetFile);
  worker = await startWorker(built.outDir, { bindings: { VOICES_SECRET: secret } });
  const stories = await openStories({ corpusDir, indexDir, modelDir, onNotice: () => undefined });
  const widget = await readWidget(widgetFile);
  app = createApp({ stories: () => stories, log: () => undefined, pageSecret: secret, ...(widget && { widget }) });
});

afterAll(async () => {
  await worker.stop();
  await Promise.all([indexDir, built.outDir].map((folder) => rm(folder, { recursive: true, force: true })));
});

async function send(path: string, init?: RequestInit, to = worker): Promise<Response> {
  try {
    return await fetch(`${to.url}${path}`, init);
  } catch (fault) {
    // workerd closes a connection on which a body was left unread, and the client may have taken it already.
    if (!(fault instanceof TypeError)) throw fault;
    return fetch(`${to.url}${path}`, init);
  }
}

const post = (body: unknown): RequestInit => ({ method: 'POST', headers: json, body: JSON.stringify(body) });

/** The body, without what is drawn for each request. */
async function readBody(response: Response): Promise<string> {
  return (await response.text())
    .replace(/urn:uuid:[-0-9a-f]+/gu, 'urn:uuid:')
    .replace(/"(?:created":\d+|id":"chatcmpl-[^"]*")/gu, '');
}

async function compare(path: string, init?: RequestInit): Promise<{ here: string; there: string }> {
  const [here, there] = await Promise.all([app.request(path, init), send(path, init)]);
  expect(there.status).toBe(here.status);
  expect(there.headers.get('Content-Type')).toBe(here.headers.get('Content-Type'));
  return { here: await readBody(here), there: await readBody(there) };
}

/** Every question of the sets, each with the turns before it. */
function* readQuestions(name: string): Generator<readonly string[]> {
  const lines = readFileSync(new URL(`../eval/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  for (const line of lines) {
    const { turns } = JSON.parse(line) as { readonly turns: readonly string[] };
    for (let count = 1; count <= turns.length; count += 1) yield turns.slice(0, count);
  }
}

describe('the Worker beside Node', () => {
  it('is ready, with the same index', async () => {
    expect(await (await send('/healthz')).json()).toEqual({ status: 'ok' });
    const { here, there } = await compare('/readyz');
    expect(there).toBe(here);
  });

  it.each(['questions', 'questions-open', 'questions-more', 'questions-kept', 'questions-talk', 'questions-talk-kept'])(
    'answers every question of %s alike, to the byte',
    async (set) => {
      const cited = new Map<string, readonly string[]>();
      let count = 0;
      for (const turns of readQuestions(set)) {
        const earlier = turns.slice(0, -1).map((question) => ({ question, articleIds: cited.get(question) ?? [] }));
        const body: Asked = { question: turns.at(-1) ?? '', ...(earlier.length > 0 && { turns: earlier }) };
        const { here, there } = await compare('/v1/ask', post(body));
        expect(there).toBe(here);
        const { citations } = JSON.parse(here) as { citations: readonly { articleId: string }[] };
        cited.set(
          body.question,
          citations.map(({ articleId }) => articleId),
        );
        count += 1;
      }
      expect(count).toBeGreaterThan(50);
    },
  );

  it.each([
    ['/', undefined],
    ['/openapi.json', undefined],
    ['/v1/councils', undefined],
    ['/v1/articles', undefined],
    ['/v1/suggestions', undefined],
    ['/v1/search', post({ query: 'supervision in the first year', limit: 50 })],
    ['/v1/ask', { ...post({ question: 'what is locality work?' }), headers: { ...json, Accept: 'text/event-stream' } }],
    [
      '/v1/chat/completions',
      post({ model: 'practice-voices', messages: [{ role: 'user', content: 'what is locality work?' }] }),
    ],
    [pagePaths.ask, undefined],
    [pagePaths.ask, { method: 'POST', body: new URLSearchParams({ question: 'what is locality work?' }) }],
    ['/v1/ask', post({ question: '' })],
    ['/v1/ask', { ...post({}), body: '{' }],
    ['/nothing', undefined],
    [
      '/mcp',
      {
        ...post({
          jsonrpc: '2.0',
          id: 1,
          method: 'tools/call',
          params: { name: 'ask', arguments: { question: 'what is locality work?' } },
        }),
        headers: { ...json, Accept: 'application/json, text/event-stream' },
      },
    ],
  ] as readonly [string, RequestInit | undefined][])('gives the same at %s (%#)', async (path, init) => {
    const { here, there } = await compare(path, init);
    expect(there).toBe(here);
  });

  it('sends what is readable to those who take compressed bodies', async () => {
    const response = await send('/v1/articles', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(await response.json()).toHaveProperty('articles');
  });

  it('serves the widget, and neither model nor index', async () => {
    const script = await send('/widget.js');
    expect(await script.text()).toBe(readFileSync(widgetFile, 'utf8'));
    expect(script.headers.get('ETag')).toMatch(/sha384-/u);
    for (const { name } of built.written.assets.filter((asset) => asset.name !== 'widget.js')) {
      expect((await send(`/${name}`)).status).toBe(404);
    }
  });

  it('keeps within what the platform takes', () => {
    const { uploadBytes, assets } = built.written;
    expect(uploadBytes).toBeLessThanOrEqual(maxUploadBytes);
    expect(Math.max(...assets.map(({ bytes }) => bytes))).toBeLessThanOrEqual(maxAssetBytes);
    expect(assets.map(({ name }) => name)).toContain('model/onnx/model_quantized.onnx');
  });

  it('is taken by `wrangler deploy --dry-run`, which knows no account', async () => {
    const { code, output } = await dryRun(built.outDir);
    expect(output).toMatch(/--dry-run: exiting now/u);
    expect(code).toBe(0);
    expect(output).not.toMatch(/WARNING|ERROR/u);
    expect(Number(/gzip: ([\d.]+) KiB/u.exec(output)?.[1])).toBeLessThanOrEqual(maxUploadBytes / 1024);
  });

  it('logs a line of JSON for each request and no question', async () => {
    await send('/v1/ask', post({ question: 'what is locality work with Zyxwvut Plantedname?' }));
    await expect
      .poll(() => worker.lines.filter((line) => line.includes('"route":"/v1/ask"')).length)
      .toBeGreaterThan(0);
    const text = worker.lines.join('\n');
    expect(text).not.toMatch(/Zyxwvut|Plantedname|locality/u);
  });
});

describe('the settings of a Worker', () => {
  it('lets in by sites and keys of the store, and switches off', async () => {
    const { token, stored } = await drawKey({ name: 'Kent', site: null, created: '2026-11-22T00:00:00Z' });
    const set = await startWorker(built.outDir, {
      settings: {
        sites: [{ id: 'kent', name: 'Kent', origins: ['https://www.kent.example'], council: 'kent' }],
        keys: { keys: [stored] },
        switches: { mcp: 'It is being mended.' },
      },
    });
    try {
      const ask = async (headers: Record<string, string>): Promise<number> =>
        (
          await send(
            '/v1/ask',
            { ...post({ question: 'what is the training like?' }), headers: { ...json, ...headers } },
            set,
          )
        ).status;
      const origin = 'https://www.kent.example';
      expect(await ask({ Origin: origin, 'Voices-Site': 'kent' })).toBe(200);
      expect(await ask({ Origin: 'https://other.example', 'Voices-Site': 'kent' })).toBe(403);
      expect(await ask({ Authorization: `Bearer ${token}` })).toBe(200);
      expect(await ask({ Authorization: `Bearer ${token.slice(0, -1)}!` })).toBe(401);
      const off = await send('/mcp', post({}), set);
      expect(off.status).toBe(503);
      expect(await off.json()).toMatchObject({ code: 'switched-off', detail: 'It is being mended.' });
      await expectLimit(set);
    } finally {
      await set.stop();
    }
  });
});

/** More requests than two minutes' worth, so that it does not matter where a minute ends. */
async function expectLimit(set: RunningWorker): Promise<void> {
  const responses = await Promise.all(Array.from({ length: 75 }, () => send('/v1/ask', post({ question: 7 }), set)));
  const refused = responses.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(responses.filter(({ status }) => status === 422).length).toBeGreaterThan(0);
  expect(refused[0]?.headers.get('Retry-After')).toBe('60');
  expect(refused[0]?.headers.get('RateLimit')).toBeNull();
  expect((await send('/v1/councils', undefined, set)).status).toBe(200);
}

describe('a Worker that is asked by many before it is open', () => {
  it('answers all of them, also when the first goes away', async () => {
    const cold = await startWorker(built.outDir);
    try {
      const first = new AbortController();
      const ask = (signal?: AbortSignal): Promise<Response> =>
        send('/v1/ask', { ...post({ question: 'what is locality work?' }), ...(signal && { signal }) }, cold);
      const gone = ask(first.signal);
      const others = Array.from({ length: 20 }, () => ask());
      first.abort();
      await expect(gone).rejects.toThrow('aborted');
      const bodies = await Promise.all(others.map(async (response) => (await response).text()));
      expect(new Set(bodies).size).toBe(1);
      expect(bodies[0]).toContain('"status":"answered"');
    } finally {
      await cold.stop();
    }
  });
});

describe('a Worker whose index is damaged', () => {
  it('says so at /readyz and stays alive', async () => {
    const { outDir } = await buildTestWorker(indexDir, widgetFile);
    await rm(`${outDir}/worker-assets/index/chunks.json`);
    const damaged = await startWorker(outDir);
    try {
      expect((await send('/healthz', undefined, damaged)).status).toBe(200);
      for (const path of ['/readyz', '/readyz']) {
        const response = await send(path, undefined, damaged);
        expect(response.status).toBe(503);
        expect(await response.json()).toMatchObject({ code: 'index-corrupt' });
      }
    } finally {
      await damaged.stop();
      await rm(outDir, { recursive: true, force: true });
    }
  });
});
