import { describe, expect, test } from 'vitest';
import { limits } from '../../../src/core/options.js';
import { writeContent } from '../../../src/http/chat/write-completion.js';
import { answerBodySchema } from '../../../src/http/contract/ask.js';
import {
  chatErrorSchema,
  completionChunkSchema,
  completionSchema,
  refusedOptions,
} from '../../../src/http/contract/chat-completions.js';
import { createGuardedApp } from '../access/stub-access.js';
import { createStubApp } from '../stub-app.js';

const user = (content: unknown) => ({ role: 'user', content });
const chat = { model: 'practice-voices', messages: [user('what is locality work?')] };

async function send(body: unknown, type = 'application/json') {
  const { app, asked, lines } = createStubApp();
  const response = await app.request('/v1/chat/completions', {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { response, asked, lines };
}

async function readError(body: unknown, type?: string) {
  const { response } = await send(body, type);
  return { status: response.status, ...chatErrorSchema.strict().parse(await response.json()).error };
}

test('has the shape of the contract', async () => {
  const { response, lines } = await send(chat);
  expect(response.status).toBe(200);
  const body = completionSchema.strict().parse(await response.json());
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(lines[0]).toMatchObject({ answerStatus: 'answered', citedArticles: ['north-sam', 'bare'] });
  expect(body.id).toBe(`chatcmpl-${response.headers.get('X-Request-Id')}`);
});

test('streams events of the contract, and [DONE] last', async () => {
  const { response } = await send({ ...chat, stream: true });
  expect(response.headers.get('Content-Type')).toBe('text/event-stream');
  const events = (await response.text()).split('\n\n').filter((event) => event !== '');
  expect(events.pop()).toBe('data: [DONE]');
  const chunks = events.map((event) => completionChunkSchema.strict().parse(JSON.parse(event.slice('data: '.length))));
  expect(chunks.filter(({ usage }) => usage !== undefined)).toEqual([]);
  expect(chunks[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '' });
  expect(chunks.at(-1)).toMatchObject({ choices: [{ delta: {}, finish_reason: 'stop' }] });
  expect(chunks.at(-1)?.practice_voices?.citations).toHaveLength(2);
});

describe('options', () => {
  test.each([
    { temperature: 2, top_p: 0.1, seed: 7, presence_penalty: -2, frequency_penalty: 2 },
    { n: 1, tools: [], response_format: { type: 'text' }, logprobs: false, store: false, modalities: ['text'] },
    { user: 'x', stream: false, stream_options: null, parallel_tool_calls: true, service_tier: 'auto' },
    Object.fromEntries(refusedOptions.map((name) => [name, null])),
  ])('that change nothing are taken: %o', async (options) => {
    const { response } = await send({ ...chat, ...options });
    expect(response.status).toBe(200);
  });

  test.each<[string, unknown]>([
    ...refusedOptions.map((name): [string, unknown] => [name, 1]),
    ['n', 2],
    ['tools', [{ type: 'function' }]],
    ['logprobs', true],
    ['store', true],
    ['modalities', ['text', 'audio']],
  ])('%s: %o is refused by name', async (name, value) => {
    const error = await readError({ ...chat, [name]: value });
    expect(error).toMatchObject({ status: 400, type: 'invalid_request_error', code: 'unsupported-option' });
    expect(error.param?.split(/[.[]/u)[0]).toBe(name);
    expect(error.message.startsWith(`${name}: `)).toBe(true);
  });

  test('a kind of answer other than text is refused', async () => {
    const error = await readError({ ...chat, response_format: { type: 'json_object' } });
    expect(error).toMatchObject({ code: 'unsupported-option', param: 'response_format.type' });
  });

  test('one that nobody knows is refused, and its name not repeated', async () => {
    const error = await readError({ ...chat, 'my secret': 1 });
    expect(error).toMatchObject({ status: 400, code: 'unsupported-option', param: null });
    expect(JSON.stringify(error)).not.toContain('secret');
  });
});

describe('bodies that cannot be read', () => {
  test.each([
    ['no model', { messages: chat.messages }, 'model'],
    ['no messages', { model: chat.model, messages: [] }, 'messages'],
    ['a message without text', { ...chat, messages: [user('x'), user(1)] }, 'messages[1].content'],
    [
      'a picture',
      { ...chat, messages: [user([{ type: 'image_url', image_url: { url: 'x' } }])] },
      'messages[0].content',
    ],
    ['an unknown role', { ...chat, messages: [{ role: 'tool', content: 'x' }] }, 'messages[0].role'],
    [
      'an answer last',
      { ...chat, messages: [...chat.messages, { role: 'assistant', content: 'x' }] },
      'messages[1].role',
    ],
    ['a temperature of text', { ...chat, temperature: 'hot' }, 'temperature'],
  ])('%s', async (_name, body, param) => {
    expect(await readError(body)).toMatchObject({ status: 400, code: 'invalid-request', param });
  });

  test('no JSON, the wrong media type, the wrong method and too large a body are told in the same shape', async () => {
    expect(await readError('{')).toMatchObject({ status: 400, code: 'malformed-json', param: null });
    expect(await readError('x', 'text/plain')).toMatchObject({ status: 415, code: 'unsupported-media-type' });
    expect(await readError({ ...chat, user: 'x'.repeat(70_000) })).toMatchObject({ status: 413 });
    const response = await createStubApp().app.request('/v1/chat/completions');
    expect(response.status).toBe(405);
    expect(chatErrorSchema.parse(await response.json()).error.code).toBe('method-not-allowed');
  });
});

describe('a long conversation', () => {
  test('keeps its latest turns', async () => {
    const messages = Array.from({ length: 30 }, (_, at) => user(`question ${at}`));
    const { asked } = await send({ ...chat, messages });
    expect(asked[0]?.turns).toHaveLength(limits.maxTurns);
    expect(asked[0]?.turns?.at(-1)).toEqual({ question: 'question 28' });
  });

  test('goes on after a question that was refused', async () => {
    const { response, asked } = await send({ ...chat, messages: [user('why '.repeat(200)), user(' '), user('why?')] });
    expect(response.status).toBe(200);
    expect(asked[0]).toMatchObject({ question: 'why?', turns: [] });
  });
});

describe('what a front end shows', () => {
  const read = async (question: string) => {
    const { post } = createStubApp();
    return answerBodySchema.parse(await (await post({ question })).json());
  };

  test('has the help lines for a person in need', async () => {
    const content = writeContent(await read('hurt'));
    expect(content).toContain('You can talk to someone now.');
    expect(content).toContain('0800 1111');
    expect(content).toContain('https://example.org/help');
  });

  test('has the address of each source that has one', async () => {
    expect(writeContent(await read('x'))).toMatch(/\n\n\[1\] https:\/\/example\.org\/sam#:~:text=\S+$/u);
  });

  test('has the readings to choose from where the question is asked back, and only there', async () => {
    expect(writeContent(await read('vague x'))).toContain('\n- What is a locality team?');
    expect(writeContent(await read('unknown x'))).toBe('The stories do not answer that.');
  });
});

test('those who may not call are told so in the same shape', async () => {
  const { send: call } = createGuardedApp();
  const path = '/v1/chat/completions';
  const noKey = await call({ path, body: JSON.stringify(chat) });
  expect(noKey.status).toBe(401);
  expect(chatErrorSchema.parse(await noKey.json()).error).toMatchObject({
    type: 'authentication_error',
    code: 'key-required',
  });
  const foreign = await call({ path, body: JSON.stringify(chat), headers: { Origin: 'https://evil.example' } });
  expect(foreign.status).toBe(403);
  expect(chatErrorSchema.parse(await foreign.json()).error.type).toBe('permission_error');
});
