/**
 * A Worker for tests: the conformance suites over the Workers' adapters, run where those run. `GET /` lists the tests, `POST /`
 * runs the one whose name is the body. `POST /embed` and `POST /tokens` give the numbers of texts.
 */
import { expect, it } from 'vitest';
import { countNetworkBytes } from '../../src/adapters/workers/onnx-surroundings.js';
import { openAssetEmbedder } from '../../src/adapters/workers/open-asset-embedder.js';
import { openAssetIndex } from '../../src/adapters/workers/open-asset-index.js';
import { hashText } from '../../src/adapters/workers/hash-text.js';
import { openAssetStories } from '../../src/adapters/workers/open-asset-stories.js';
import type { AssetSource } from '../../src/adapters/workers/read-asset.js';
import { VoicesTokenizer } from '../../src/adapters/transformers/voices-tokenizer.js';
import type { Embedder } from '../../src/core/ports.js';
import { ExactDenseIndex } from '../../src/core/retrieval/exact-dense-index.js';
import { describeDenseIndex } from '../conformance/dense-index.js';
import { describeEmbedder } from '../conformance/embedder.js';
import { describeIndexSource, type Damage } from '../conformance/index-source.js';
import { listTests } from './collect-suite.js';
import { failingTest } from './failing-test.js';

let assets: AssetSource | null = null;
let embedder: Promise<Embedder> | null = null;

function open(): AssetSource {
  if (assets === null) throw new Error('No request has come yet.');
  return assets;
}

const openEmbedder = (): Promise<Embedder> => (embedder ??= openAssetEmbedder(open()));

/** The assets, but for one file of the index. */
function damageAssets({ file, change }: Damage): AssetSource {
  return {
    fetch: async (url) => {
      const response = await open().fetch(url);
      if (!url.endsWith(`/index/${file}`)) return response;
      const changed = change(new Uint8Array(await response.arrayBuffer()));
      return changed ? new Response(changed.slice()) : new Response(null, { status: 404 });
    },
  };
}

describeEmbedder('embedder in workerd', openEmbedder);
describeDenseIndex('exact scan in workerd', {
  kind: 'exact',
  open: (vectors, dimensions) => Promise.resolve(new ExactDenseIndex(vectors, dimensions)),
});
describeIndexSource('index among the assets', {
  embedder: openEmbedder,
  open: (expected, damage) => openAssetIndex(damage ? damageAssets(damage) : open(), expected),
});

it(failingTest, () => {
  expect({ sentence: [1, 2] }).toEqual({ sentence: [1, 3] });
});

export default {
  async fetch(request: Request, env: { readonly ASSETS: AssetSource }): Promise<Response> {
    assets = env.ASSETS;
    const { pathname } = new URL(request.url);
    if (request.method === 'GET') return Response.json([...listTests().keys()]);
    if (pathname === '/') return Response.json(await runTest(await request.text()));
    const texts = (await request.json()) as readonly string[];
    return Response.json(await answer(pathname, texts));
  },
};

async function answer(pathname: string, texts: readonly string[]): Promise<unknown> {
  if (pathname === '/hash') return texts.map(hashText);
  if (pathname === '/tokens') {
    const tokenizer = new VoicesTokenizer(await readJson('tokenizer.json'), await readJson('tokenizer_config.json'));
    return texts.map((text) => tokenizer.encode(text));
  }
  const opened = await openEmbedder();
  if (pathname === '/memory') return countNetworkBytes();
  if (pathname === '/time') return timeQuestions(opened, texts);
  const embeddings = await Promise.all(texts.map((text) => opened.embedQuestion(text)));
  return embeddings.map(({ sentence, tokenWeights }) => [[...sentence], [...tokenWeights]]);
}

/** Milliseconds of embedding alone, and of a whole answer, for each text. */
async function timeQuestions(opened: Embedder, texts: readonly string[]): Promise<unknown> {
  const { ask } = await openAssetStories(open());
  const times: { readonly embedMs: number; readonly answerMs: number }[] = [];
  for (const text of texts) {
    const started = performance.now();
    await opened.embedQuestion(text);
    const embedded = performance.now();
    await ask({ question: text });
    times.push({ embedMs: embedded - started, answerMs: performance.now() - embedded });
  }
  return times;
}

async function readJson(name: string): Promise<unknown> {
  const response = await open().fetch(`https://assets.invalid/model/${name}`);
  return JSON.parse(new TextDecoder().decode(await response.arrayBuffer()));
}

async function runTest(name: string): Promise<string | null> {
  const test = listTests().get(name);
  if (test === undefined) return 'There is no such test.';
  try {
    await test();
    return null;
  } catch (fault) {
    return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  }
}
