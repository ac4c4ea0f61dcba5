/** The whole API over the real stories and the real model: what it streams, finds and verifies. */
import { rm } from 'node:fs/promises';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/http/app.js';
import { type AnswerBody, answerBodySchema } from '../../src/http/contract/ask.js';
import { askEventSchemas } from '../../src/http/contract/ask-events.js';
import { searchResultSchema } from '../../src/http/contract/search.js';
import { articleDetailSchema, articlesBodySchema, suggestionsBodySchema } from '../../src/http/contract/stories.js';
import { verifyResultSchema } from '../../src/http/contract/verify-quote.js';
import { openStories, type LocalStories } from '../../src/open-stories.js';
import { buildTestIndex, corpusDir, modelDir } from './build-test-index.js';

const questions = [
  'what is locality work?',
  'How long is the Step Up programme?',
  'what do you like most about the job',
  'do you get supervision?',
  'what is the salary of a judge in France?',
  'hello',
  'I am being hurt at home',
  'my number is 07700 900123, how big are caseloads?',
];

let indexDir: string;
let app: ReturnType<typeof createApp>;
let stories: LocalStories;

beforeAll(async () => {
  indexDir = await buildTestIndex();
  stories = await openStories({ corpusDir, indexDir, modelDir, onNotice: () => undefined });
  app = createApp({ stories: () => stories, log: () => undefined, checkResponses: true });
});

afterAll(async () => {
  await rm(indexDir, { recursive: true, force: true });
});

async function post(path: string, body: unknown, accept = 'application/json'): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Accept: accept };
  const response = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return response;
}

const ask = async (question: string): Promise<AnswerBody> =>
  answerBodySchema.parse(await (await post('/v1/ask', { question })).json());

function readEvents(text: string): EventSourceMessage[] {
  const events: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => events.push(event) });
  parser.feed(text);
  return events;
}

describe('streamed and unstreamed are equal', () => {
  test.each(questions)('%s', async (question) => {
    const whole = await ask(question);
    const events = readEvents(await (await post('/v1/ask', { question }, 'text/event-stream')).text());
    const dataOf = (name: string): unknown[] =>
      events.filter(({ event }) => event === name).map(({ data }): unknown => JSON.parse(data));
    expect(dataOf('answer-end')).toEqual([whole]);
    expect(dataOf('citation')).toEqual(whole.citations);
    const texts = dataOf('answer-delta').map((delta) => askEventSchemas['answer-delta'].parse(delta).text);
    expect(texts.join('')).toBe(whole.text);
    expect(events.map(({ event }) => event).join(' ')).toMatch(
      /^answer-start( citation)*( answer-delta)+ answer-end$/u,
    );
  });
});

test('every citation is verified as real, and as altered once a word of it is', async () => {
  const citations = (await Promise.all(questions.map(ask))).flatMap((answer) => answer.citations);
  expect(citations.length).toBeGreaterThan(5);
  const verify = async (quotes: unknown) => {
    const response = await post('/v1/quotes/verify', { quotes });
    return verifyResultSchema.parse(await response.json()).verdicts;
  };
  for (const { verdict } of await verify(citations)) expect(verdict).toBe('real');
  for (const { verdict } of await verify(citations.map((one) => ({ ...one, quote: `${one.quote}!` }))))
    expect(verdict).toBe('altered');
  const shifted = await verify(citations.map((one) => ({ ...one, start: one.start + 1 })));
  expect(shifted.map(({ verdict }) => verdict)).toEqual(citations.map(() => 'altered'));
  expect(shifted.map(({ foundAt }) => foundAt?.start)).toEqual(citations.map(({ start }) => start));
});

test('a search finds the passage that the answer quotes', async () => {
  const [citation] = (await ask('what is locality work?')).citations;
  const response = await post('/v1/search', { query: 'what is locality work?', limit: 3 });
  const { passages } = searchResultSchema.parse(await response.json());
  const holding = passages.filter(
    ({ articleId, start, end }) => articleId === citation?.articleId && start <= citation.start && citation.end <= end,
  );
  expect(holding).not.toEqual([]);
});

test('every passage and every count is of the article as it is stored', async () => {
  const articles = new Map(stories.corpus.articles.map((article) => [article.id, article]));
  const response = await post('/v1/search', { query: 'families', limit: 50 });
  const { passages } = searchResultSchema.parse(await response.json());
  expect(passages).toHaveLength(50);
  for (const { articleId, start, end, text, speaker } of passages) {
    const article = articles.get(articleId);
    expect(text).toBe(article?.text.slice(start, end));
    const people = article?.people.map(({ name, role, employer }) => ({ name, role, employer }));
    if (speaker) expect(people).toContainEqual(speaker);
  }
  const list = articlesBodySchema.parse(await (await app.request('/v1/articles')).json());
  for (const { id, people, counts } of list.articles) {
    const body = articleDetailSchema.parse(await (await app.request(`/v1/articles/${id}`)).json());
    const sentences = body.quotable.voices.map((voice) => voice.sentences);
    expect(sentences.reduce((sum, count) => sum + count, 0)).toBe(counts.quotableSentences);
    expect(counts.characters).toBe(articles.get(id)?.text.length);
    expect(body.people).toEqual(people);
  }
});

test('no list of stories holds a sentence of one', async () => {
  const paths = ['/v1/articles', ...stories.corpus.articles.map(({ id }) => `/v1/articles/${id}`), '/v1/councils'];
  const told = (await Promise.all(paths.map(async (path) => (await app.request(path)).text()))).join('\n');
  for (const { sentences, article } of stories.chunks)
    for (const { start, end } of sentences.filter(({ quotable }) => quotable)) {
      const sentence = stories.corpus.articles[article]?.text.slice(start, end) ?? '';
      if (sentence.length > 40) expect(told).not.toContain(JSON.stringify(sentence).slice(1, -1));
    }
});

test('each suggestion is answered', async () => {
  const body = suggestionsBodySchema.parse(await (await app.request('/v1/suggestions')).json());
  expect(body.suggestions.length).toBeGreaterThan(3);
  for (const { question } of body.suggestions.slice(0, 4)) expect((await ask(question)).status).toBe('answered');
});
