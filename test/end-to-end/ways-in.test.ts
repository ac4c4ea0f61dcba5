/** The real stories through every way in, each by a client that others wrote or would use. */
import { rm } from 'node:fs/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { VoicesRetriever } from '../../src/adapters/langchain/voices-retriever.js';
import type { Answer } from '../../src/client/contract.js';
import { createVoicesClient, type VoicesClient } from '../../src/client/voices-client.js';
import { createApp } from '../../src/http/app.js';
import { answerBodySchema } from '../../src/http/contract/ask.js';
import { openStories, type LocalStories } from '../../src/open-stories.js';
import { listen, type Listening } from '../http/listen.js';
import { buildTestIndex, corpusDir, modelDir } from './build-test-index.js';

const question = 'what is locality work?';
const lines: unknown[] = [];

let indexDir: string;
let stories: LocalStories;
let server: Listening;
let voices: VoicesClient;
let answer: Answer;

beforeAll(async () => {
  indexDir = await buildTestIndex();
  stories = await openStories({ corpusDir, indexDir, modelDir, onNotice: () => undefined });
  const app = createApp({ stories: () => stories, log: (line) => lines.push(line), checkResponses: true });
  server = await listen(app);
  voices = createVoicesClient({ baseUrl: server.address });
  answer = await voices.ask({ question });
});

afterAll(async () => {
  await server.close();
  await rm(indexDir, { recursive: true, force: true });
});

test('our own client: the answer is Jess’s, streamed or not, and its quotes stand', async () => {
  expect(answer.status).toBe('answered');
  expect(answer.citations[0]?.speaker?.name).toBe('Jess');
  const events = [];
  for await (const event of voices.streamAnswer({ question })) events.push(event);
  expect(events.at(-1)).toEqual({ event: 'answer-end', data: answer });
  const kept = answer.citations.map(({ articleId, start, end, sha256 }) => ({ articleId, start, end, sha256 }));
  const { verdicts } = await voices.verifyQuotes(kept);
  expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['real']));
});

test('every suggestion that is offered is answered', async () => {
  const { suggestions } = await voices.listSuggestions();
  expect(suggestions.length).toBeGreaterThan(0);
  for (const suggestion of suggestions)
    expect((await voices.ask({ question: suggestion.question })).status).toMatch(/answered$/u);
});

test('the openai client: the same answer, and a follow-up reads the question before', async () => {
  const openai = new OpenAI({ baseURL: `${server.address}/v1`, apiKey: 'none', maxRetries: 0 });
  const read = async (messages: OpenAI.ChatCompletionMessageParam[]) => {
    const completion = await openai.chat.completions.create({ model: 'practice-voices', messages });
    const { practice_voices } = z.looseObject({ practice_voices: answerBodySchema }).parse(completion);
    return { content: completion.choices[0]?.message.content ?? '', body: practice_voices };
  };
  const { content, body } = await read([{ role: 'user', content: question }]);
  expect(body).toEqual(answer);
  for (const { quote } of answer.citations) expect(content).toContain(quote);
  const followed = await read([
    { role: 'system', content: 'Answer only in French.' },
    { role: 'user', content: 'What is Step Up to Social Work?' },
    { role: 'assistant', content: content },
    { role: 'user', content: 'and how long does it take?' },
  ]);
  expect(followed.body).toEqual(
    await voices.ask({
      question: 'and how long does it take?',
      turns: [{ question: 'What is Step Up to Social Work?' }],
    }),
  );
});

describe('the MCP client', () => {
  const resultSchema = z.object({
    content: z.array(z.object({ text: z.string() })),
    structuredContent: z.looseObject({}),
  });

  test('gets the same answer, passages word for word, and every article', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${server.address}/mcp`)));
    // From here on the client itself checks each result against the tool's output schema.
    await client.listTools();
    const call = async (name: string, args: Record<string, unknown>) =>
      resultSchema.parse(await client.callTool({ name, arguments: args }));
    const asked = await call('ask', { question });
    expect(asked.structuredContent).toEqual(answer);
    for (const { quote, speaker } of answer.citations) {
      expect(asked.content[0]?.text).toContain(quote);
      if (speaker) expect(asked.content[0]?.text).toContain(speaker.name);
    }
    const found = await call('search', { query: question, limit: 3 });
    expect(found.structuredContent).toEqual(await voices.search({ query: question, limit: 3 }));
    expect((await call('list_articles', {})).structuredContent).toEqual(await voices.listArticles());
    await client.close();
  });
});

test('LangChain: the retriever finds the passages of the search, word for word', async () => {
  const documents = await new VoicesRetriever({ search: stories.search, limit: 5 }).invoke(question);
  const { passages } = await voices.search({ query: question, limit: 5 });
  expect(documents.map(({ pageContent }) => pageContent)).toEqual(passages.map(({ text }) => text));
  for (const { pageContent, metadata } of documents) {
    const article = stories.corpus.articles.find(({ id }) => id === metadata.articleId);
    expect(article?.text.slice(metadata.start, metadata.end)).toBe(pageContent);
  }
});

test('nothing of any question is in the log', () => {
  expect(lines.length).toBeGreaterThan(8);
  expect(JSON.stringify(lines)).not.toMatch(/locality|how long/iu);
});
