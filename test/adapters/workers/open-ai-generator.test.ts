import { describe, expect, test } from 'vitest';
import { createGenerator } from '../../../src/adapters/generator/create-generator.js';
import { openAiChat, openAiGenerator, type AiBinding } from '../../../src/adapters/workers/open-ai-generator.js';
import { describeGenerator, type SetStage } from '../../conformance/generator.js';
import { readPrompt, type Part, type PromptData, type Reply } from '../../fixtures/scripted-model.js';

/** The binding, over a model that plays a part. */
function bindAi(part: Part, sent: PromptData[]): AiBinding {
  return {
    run: async (_model, { messages }) => {
      const content = (messages as { content: string }[])[1]?.content ?? '';
      const data = readPrompt(content);
      sent.push(data);
      return act(part(data));
    },
  };
}

function act(reply: Reply): Promise<unknown> {
  switch (reply.kind) {
    case 'text':
      return Promise.resolve({ response: reply.text });
    case 'raw':
      return Promise.resolve(JSON.parse(reply.body));
    case 'status':
      return Promise.reject(
        new Error(reply.status === 429 ? '3040: Capacity temporarily exceeded' : '5007: No such model'),
      );
    default:
      return new Promise(() => undefined);
  }
}

const setStage: SetStage = (part, timeoutMs) => {
  const sent: PromptData[] = [];
  return { open: createGenerator({ chat: openAiChat(bindAi(part, sent), 'm'), timeoutMs }), sent: () => sent };
};

describeGenerator('chat model of Workers AI', setStage, {
  'says nothing': { reply: { kind: 'hang' }, why: 'timed-out', timeoutMs: 150 },
  'is asked too often': { reply: { kind: 'status', status: 429 }, why: 'rate-limited' },
  breaks: { reply: { kind: 'status', status: 500 }, why: 'unreachable' },
  'writes an empty text': { reply: { kind: 'text', text: '' }, why: 'malformed' },
  'gives no text': { reply: { kind: 'raw', body: '{"response":null}' }, why: 'malformed' },
  'gives something else': { reply: { kind: 'raw', body: '"no"' }, why: 'malformed' },
});

describe('the generator of a Worker', () => {
  const ai = bindAi(() => ({ kind: 'text', text: 'x' }), []);
  const isOn = () => Promise.resolve(true);

  test('is there only where a model is named and bound', () => {
    expect(openAiGenerator({}, isOn)).toBeNull();
    expect(openAiGenerator({ AI: ai }, isOn)).toBeNull();
    expect(openAiGenerator({ AI: ai, VOICES_GENERATOR_MODEL: ' ' }, isOn)).toBeNull();
    expect(openAiGenerator({ VOICES_GENERATOR_MODEL: 'm' }, isOn)).toBeNull();
    expect(openAiGenerator({ AI: ai, VOICES_GENERATOR_MODEL: 'm' }, isOn)).not.toBeNull();
  });

  test('asks nothing while it is switched off', async () => {
    const sent: PromptData[] = [];
    const bound = bindAi(() => ({ kind: 'text', text: 'x' }), sent);
    const open = openAiGenerator({ AI: bound, VOICES_GENERATOR_MODEL: 'm' }, () => Promise.resolve(false));
    expect(await open?.().rewrite('why?', ['what?'])).toEqual({ kind: 'failed', why: 'switched-off' });
    expect(sent).toEqual([]);
  });
});
