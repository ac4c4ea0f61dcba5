import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embedInThread } from '../../../src/adapters/transformers/embed-in-thread.js';
import { openEmbedder } from '../../../src/adapters/transformers/voices-embedder.js';
import type { Embedder } from '../../../src/core/ports.js';
import { describeEmbedder } from '../../conformance/embedder.js';

const modelDir = fileURLToPath(new URL('../../../models/voices-encoder', import.meta.url));
// A thread runs built JavaScript.
const script = new URL('../../../dist/adapters/transformers/embedding-thread.js', import.meta.url);
const question = 'what is locality work?';

let local: Embedder;
/** Fails when it is asked to embed, so that what comes back can only be the thread’s. */
let mute: Embedder;
const opened: { close(): void }[] = [];
const open = (by: Embedder, dir = modelDir) => {
  const embedder = embedInThread(by, dir, script);
  opened.push(embedder);
  return embedder;
};

beforeAll(async () => {
  local = await openEmbedder(modelDir);
  mute = {
    ...{ id: local.id, sha256: local.sha256, maxTokens: local.maxTokens },
    ...{ dimensions: local.dimensions, tokenDimensions: local.tokenDimensions },
    countTokens: (text) => local.countTokens(text),
    embedPassage: () => Promise.reject(new Error('embedded here')),
    embedQuestion: () => Promise.reject(new Error('embedded here')),
  };
});

afterAll(() => {
  for (const embedder of opened) embedder.close();
});

describeEmbedder('the encoder in a thread', async () => open(await openEmbedder(modelDir)));

describe('embedInThread', () => {
  it('gives the numbers of the encoder beside it, worked out in the thread', async () => {
    const threaded = open(mute);
    expect(await threaded.embedQuestion(question)).toEqual(await local.embedQuestion(question));
    expect(await threaded.embedPassage(question)).toEqual(await local.embedPassage(question));
  });

  it('hands to the encoder beside it what the thread can’t do', async () => {
    const threaded = open(mute, 'no-such-folder');
    await expect(threaded.embedQuestion(question)).rejects.toThrow('embedded here');
  });

  it('finishes what it was given before it is closed, and then embeds beside it', async () => {
    const threaded = open(mute);
    const begun = [1, 2, 3].map(() => threaded.embedQuestion(question));
    threaded.close();
    expect(await Promise.all(begun)).toHaveLength(3);
    await expect(threaded.embedQuestion(question)).rejects.toThrow('embedded here');
  });
});
