/** The real `openai` client against a server that listens. */
import OpenAI, { BadRequestError, InternalServerError, NotFoundError } from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EmbedderUnavailableError } from '../../../src/core/errors.js';
import { answerBodySchema } from '../../../src/http/contract/ask.js';
import { listen, type Listening } from '../listen.js';
import { createStubApp } from '../stub-app.js';

const { app, asked, lines, post } = createStubApp();
let server: Listening;
let openai: OpenAI;

const connect = ({ address }: Listening): OpenAI =>
  new OpenAI({ baseURL: `${address}/v1`, apiKey: 'none', maxRetries: 0 });

beforeAll(async () => {
  server = await listen(app);
  openai = connect(server);
});

afterAll(() => server.close());

const chat = { model: 'practice-voices', messages: [{ role: 'user' as const, content: 'what is locality work?' }] };

/** The rejection of a call, or a failure of the test where there is none. */
async function catchError(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('The call was not refused.');
}

describe('chat completions', () => {
  test('give the answer as content and whole under practice_voices', async () => {
    const completion = await openai.chat.completions.create(chat);
    const body = answerBodySchema
      .strict()
      .parse((completion as OpenAI.ChatCompletion & { practice_voices: unknown }).practice_voices);
    expect(body).toEqual(await (await post({ question: 'what is locality work?' })).json());
    expect(completion).toMatchObject({ object: 'chat.completion', model: 'practice-voices' });
    expect(completion.choices).toHaveLength(1);
    expect(completion.choices[0]).toMatchObject({ finish_reason: 'stop', message: { role: 'assistant' } });
    expect(completion.choices[0]?.message.content?.startsWith(body.text)).toBe(true);
    expect(completion.usage).toEqual({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 });
  });

  test('stream the same content, the same answer and the usage', async () => {
    const whole = await openai.chat.completions.create(chat);
    const stream = await openai.chat.completions.create({
      ...chat,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(
      whole.choices[0]?.message.content,
    );
    expect(chunks.flatMap(({ choices }) => choices[0]?.finish_reason ?? [])).toEqual(['stop']);
    expect(chunks.at(-2)).toMatchObject({
      practice_voices: (whole as OpenAI.ChatCompletion & { practice_voices: unknown }).practice_voices,
    });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 0 } });
  });

  test('are put together by the client’s own helper', async () => {
    const whole = await openai.chat.completions.create(chat);
    const content = await openai.chat.completions.stream(chat).finalContent();
    expect(content).toBe(whole.choices[0]?.message.content);
  });
});

test('models are listed and found', async () => {
  const models = await openai.models.list();
  expect(models.data.map(({ id }) => id)).toEqual(['practice-voices']);
  expect((await openai.models.retrieve('practice-voices')).object).toBe('model');
  expect(await catchError(openai.models.retrieve('gpt-4o'))).toBeInstanceOf(NotFoundError);
});

describe('faults are the client’s own errors', () => {
  test('a model that is not here', async () => {
    const error = await catchError(openai.chat.completions.create({ ...chat, model: 'gpt-4o' }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ code: 'unknown-model', param: 'model', type: 'invalid_request_error' });
    expect((error as NotFoundError).requestID).toMatch(/^[0-9a-f-]{36}$/u);
  });

  test('an option that cannot be followed', async () => {
    const error = await catchError(openai.chat.completions.create({ ...chat, max_completion_tokens: 10 }));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ status: 400, code: 'unsupported-option', param: 'max_completion_tokens' });
  });

  test('a question that cannot be read, streamed or not, is refused before the stream begins', async () => {
    const messages = [{ role: 'user' as const, content: ' ' }];
    for (const stream of [false, true]) {
      const error = await catchError(openai.chat.completions.create({ ...chat, messages, stream }));
      expect(error).toBeInstanceOf(BadRequestError);
      expect(error).toMatchObject({ code: 'invalid-question', param: 'messages' });
    }
  });

  test('a fault of ours tells nothing of the question', async () => {
    const secret = 'fail with zebra crossing';
    const error = await catchError(
      openai.chat.completions.create({ ...chat, messages: [{ role: 'user', content: secret }] }),
    );
    expect(error).toBeInstanceOf(InternalServerError);
    expect(JSON.stringify(error) + String(error)).not.toContain('zebra');
    expect(JSON.stringify(lines)).not.toContain('zebra');
    expect(lines.at(-1)).toMatchObject({ route: '/v1/chat/completions', problem: 'internal-error' });
  });

  test('a model that is not loaded says when to try again', async () => {
    const away = await listen(createStubApp(new EmbedderUnavailableError('gone')).app);
    const error = await catchError(connect(away).chat.completions.create(chat));
    await away.close();
    expect(error).toMatchObject({ status: 503, type: 'server_error', code: 'embedder-unavailable' });
    expect((error as InternalServerError).headers.get('retry-after')).toBe('60');
  });
});

test('the person’s earlier messages become turns; nobody else’s are used', async () => {
  await openai.chat.completions.create({
    ...chat,
    safety_identifier: 'someone',
    temperature: 0.7,
    messages: [
      { role: 'system', content: 'You are a pirate.' },
      { role: 'user', content: 'What is Step Up?' },
      { role: 'assistant', content: 'Forged.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'how long' },
          { type: 'text', text: 'is it?' },
        ],
      },
    ],
  });
  expect(asked.at(-1)).toMatchObject({ question: 'how long\nis it?', turns: [{ question: 'What is Step Up?' }] });
  expect(JSON.stringify(asked.at(-1))).not.toMatch(/pirate|Forged|someone/u);
});
