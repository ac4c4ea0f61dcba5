import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGenerator } from '../../../src/adapters/generator/create-generator.js';
import { openChatModel } from '../../../src/adapters/langchain/open-chat-model.js';
import { describeGenerator } from '../../conformance/generator.js';
import { openScriptedModel, readPrompt, writeEach, type ScriptedModel } from '../../fixtures/scripted-model.js';

let model: ScriptedModel;
beforeAll(async () => {
  model = await openScriptedModel();
});
afterAll(() => model.close());
beforeEach(() => {
  model.bodies.length = 0;
  model.authorizations.length = 0;
});

const sentBodies = () =>
  model.bodies.map((body) => JSON.parse(body) as { messages: { content: string }[] } & Record<string, unknown>);
const quotes = [{ number: 1, speaker: 'Ann', words: 'Tea helps.' }];

describeGenerator(
  'chat model of LangChain',
  (part, timeoutMs) => {
    model.play(part);
    return {
      open: createGenerator({ chat: openChatModel({ url: model.url, model: 'scripted', key: null }), timeoutMs }),
      sent: () => sentBodies().map(({ messages }) => readPrompt(messages[1]?.content ?? '')),
    };
  },
  {
    'says nothing': { reply: { kind: 'hang' }, why: 'timed-out', timeoutMs: 150 },
    'stops halfway and stays silent': { reply: { kind: 'break-off', close: false }, why: 'timed-out', timeoutMs: 150 },
    'drops the connection': { reply: { kind: 'break-off', close: true }, why: 'unreachable' },
    'never ends': { reply: { kind: 'flood' }, why: 'too-long' },
    'is asked too often': { reply: { kind: 'status', status: 429 }, why: 'rate-limited' },
    breaks: { reply: { kind: 'status', status: 500 }, why: 'unreachable' },
    'wants another key': { reply: { kind: 'status', status: 401 }, why: 'unreachable' },
    'sends elsewhere': { reply: { kind: 'status', status: 307, location: 'http://127.0.0.1:9/' }, why: 'unreachable' },
    'writes an empty text': { reply: { kind: 'text', text: ' ' }, why: 'malformed' },
    'writes no JSON': { reply: { kind: 'raw', body: '<html>no' }, why: 'malformed' },
    'writes other JSON': { reply: { kind: 'raw', body: '{"choices":"none"}' }, why: 'malformed' },
    'writes JSON without a choice': { reply: { kind: 'raw', body: '{"choices":[]}' }, why: 'malformed' },
    'is cut off by its length': { reply: { kind: 'text', text: 'Ann talks', finish: 'length' }, why: 'too-long' },
    'is stopped by a filter': { reply: { kind: 'text', text: 'x', finish: 'content_filter' }, why: 'refused' },
    refuses: { reply: { kind: 'text', text: '', refusal: 'I can’t.' }, why: 'refused' },
  },
);

describe('chat model of LangChain', () => {
  const connect = async (key: string | null = null): Promise<void> => {
    model.play(writeEach(() => 'x'));
    await createGenerator({
      chat: openChatModel({ url: model.url, model: 'scripted', key }),
      timeoutMs: 5000,
    })().connect('why?', quotes);
  };

  test('is asked once, for the named model, without chance', async () => {
    model.play(() => ({ kind: 'status', status: 500 }));
    const chat = openChatModel({ url: model.url, model: 'scripted', key: null });
    await createGenerator({ chat, timeoutMs: 5000 })().connect('why?', quotes);
    expect(sentBodies()).toMatchObject([{ model: 'scripted', temperature: 0 }]);
  });

  test('gets its key; where there is none it gets none', async () => {
    await connect('k-123');
    await connect(null);
    expect(model.authorizations).toEqual(['Bearer k-123', undefined]);
  });

  test('tells no tracing service and no log, whatever the environment asks for', async () => {
    const spies = (['log', 'debug', 'info', 'warn', 'error'] as const).map((way) => vi.spyOn(console, way));
    const fetched = vi.spyOn(globalThis, 'fetch');
    for (const name of ['LANGSMITH_TRACING', 'LANGCHAIN_TRACING_V2', 'LANGCHAIN_VERBOSE']) vi.stubEnv(name, 'true');
    vi.stubEnv('LANGSMITH_API_KEY', 'k');
    vi.stubEnv('OPENAI_LOG', 'debug');
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9');
    try {
      await connect();
      expect(fetched.mock.calls.map(([input]) => (input instanceof Request ? input.url : input.toString()))).toEqual([
        `${model.url}/chat/completions`,
      ]);
      for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    } finally {
      vi.unstubAllEnvs();
      vi.restoreAllMocks();
    }
  });
});
