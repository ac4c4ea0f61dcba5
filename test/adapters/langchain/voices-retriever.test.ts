import type { Document } from '@langchain/core/documents';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { RunnableLambda, RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { VoicesRetriever, type PassageMetadata } from '../../../src/adapters/langchain/voices-retriever.js';
import { InvalidQuestionError, UnknownCouncilError } from '../../../src/core/errors.js';
import { createSearch, type Search } from '../../../src/core/search.js';
import { holdIndex } from '../../fixtures/hold-index.js';
import { makeArticle, makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const embedder = createStubEmbedder({ maxTokens: 400 });
const spoken = 'My supervisor sits with me every week and we talk about each family in turn.';
const kent = makeArticle('kent', [spoken, 'The office is by the sea and the train takes an hour from London.']);
const essex = makeArticle('essex', ['Supervision happens once a month here, and a mentor helps with the paperwork.']);
const articles = [
  {
    ...kent,
    councilId: 'kent',
    people: [{ id: 'jo', name: 'Jo', role: 'Student', employer: null }],
    speech: [{ personId: 'jo', start: 0, end: spoken.length }],
  },
  { ...essex, councilId: 'essex' },
];
const councils = ['kent', 'essex'].map((id) => ({ id, name: id, aliases: [], careersUrl: null }));

let search: Search;
beforeAll(async () => {
  search = createSearch({ index: await holdIndex({ ...makeCorpus({}), articles, councils }, embedder), embedder });
});

describe('VoicesRetriever', () => {
  test('gives passages word for word, with whose they are and where they stand', async () => {
    const documents = await new VoicesRetriever({ search }).invoke('my supervisor every week');
    expect(documents[0]).toMatchObject({
      pageContent: spoken,
      metadata: { articleId: 'kent', start: 0, end: spoken.length, council: 'kent', rank: 1 },
    });
    expect(documents[0]?.metadata.speaker).toEqual({ name: 'Jo', role: 'Student', employer: null });
    for (const { pageContent, metadata } of documents) {
      const article = articles.find(({ id }) => id === metadata.articleId);
      expect(article?.text.slice(metadata.start, metadata.end)).toBe(pageContent);
    }
    const scores = documents.map(({ metadata }) => metadata.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('keeps to a council and to a limit', async () => {
    const documents = await new VoicesRetriever({ search, council: 'essex', limit: 1 }).invoke('supervision');
    expect(documents.map(({ metadata }) => metadata.articleId)).toEqual(['essex']);
  });

  test('rejects as the search does', async () => {
    await expect(new VoicesRetriever({ search }).invoke(' ')).rejects.toBeInstanceOf(InvalidQuestionError);
    const elsewhere = new VoicesRetriever({ search, council: 'atlantis' });
    await expect(elsewhere.invoke('supervision')).rejects.toBeInstanceOf(UnknownCouncilError);
  });

  test('works in a chain, streams and batches as every runnable does', async () => {
    const retriever = new VoicesRetriever({ search, limit: 1 });
    const cite = RunnableLambda.from((documents: Document<PassageMetadata>[]) =>
      documents
        .map(({ pageContent, metadata }) => `“${pageContent}” (${metadata.speaker?.name ?? 'article'})`)
        .join('\n'),
    );
    const prompt = ChatPromptTemplate.fromTemplate('Only from:\n{context}\nQuestion: {question}');
    const context = retriever.pipe(cite);
    expect(await context.invoke('supervisor every week')).toBe(`“${spoken}” (Jo)`);
    const seen: string[] = [];
    const chain = RunnableSequence.from([
      { context, question: new RunnablePassthrough<string>() },
      prompt,
      RunnableLambda.from((value: { toString(): string }) => {
        seen.push(value.toString());
        return value.toString();
      }),
      new FakeListChatModel({ responses: ['Every week.'] }),
      new StringOutputParser(),
    ]);
    expect(await chain.invoke('supervisor every week')).toBe('Every week.');
    expect(seen[0]).toContain(`“${spoken}” (Jo)`);
    expect(await retriever.batch(['supervision', 'train'])).toHaveLength(2);
  });
});
