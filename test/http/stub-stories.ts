/** Two small stories and a stand-in for the pipeline, so that the doors are tested without a model. */
import { createHash } from 'node:crypto';
import type { Answer } from '../../src/core/answer/answer.js';
import { Quote } from '../../src/core/answer/quote.js';
import type { AskRequest } from '../../src/core/ask-request.js';
import type { Ask } from '../../src/core/ask.js';
import type { Article, Corpus } from '../../src/core/corpus/article.js';
import { chunkArticle } from '../../src/core/corpus/chunk-article.js';
import { requireCouncil } from '../../src/core/corpus/require-council.js';
import { ConversationTooLongError, InvalidQuestionError, UnknownCouncilError } from '../../src/core/errors.js';
import { limits } from '../../src/core/options.js';
import { countArticles } from '../../src/core/retrieval/count-articles.js';
import type { Search } from '../../src/core/search.js';
import type { ReadyStories } from '../../src/http/app-env.js';

const spoken = 'You get to see a case through – to the end, every week, with the same family & their friends.';

export const article: Article = {
  id: 'north-sam',
  title: 'A day <with> Sam',
  councilId: 'north',
  publisher: 'Northern Paper',
  published: '2018-03-02',
  url: 'https://example.org/sam',
  sponsor: null,
  rights: 'made for tests',
  maxQuoteChars: null,
  people: [{ id: 'sam', name: 'Sam', role: 'Social worker', employer: 'North Council' }],
  text: `Sam says: “${spoken}”`,
  blocks: [{ kind: 'paragraph', start: 0, end: spoken.length + 12 }],
  speech: [{ personId: 'sam', start: 10, end: spoken.length + 12 }],
};

export const bareArticle: Article = {
  ...article,
  id: 'bare',
  title: null,
  councilId: null,
  publisher: null,
  published: null,
  url: null,
  people: [],
  speech: [],
};

export const corpus: Corpus = {
  articles: [article, bareArticle],
  councils: [
    { id: 'north', name: 'North Council', aliases: [], careersUrl: null },
    { id: 'south', name: 'South & East', aliases: [], careersUrl: null },
  ],
  signposts: [{ name: 'Helpline', phone: '0800 1111', url: 'https://example.org/help', text: 'Free.', needs: [] }],
  replies: {},
  synonyms: [],
  suggestions: [],
};

const base = {
  id: 'a1',
  suggestions: ['What is a locality team?'],
  searched: { articles: 2, councils: 2 },
  indexVersion: 'v-test',
  masked: [],
} as const;

const north = corpus.councils[0] ?? null;
const citation = { sha256: '0'.repeat(64), before: 'Sam says: “', after: '”', score: 0.9 } as const;

const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Finds each story's whole text, in their order. */
const searchStub: Search = ({ query, council, limit = 10 }) =>
  Promise.resolve().then(() => {
    if (query.trim() === '') throw new InvalidQuestionError('Enter your question.');
    if (council !== undefined) requireCouncil(corpus.councils, council);
    if (query.startsWith('fail')) throw new TypeError(`cannot read ${query}`);
    if (query === 'hurt') return { query, passages: [], signposts: corpus.signposts, masked: [] };
    const found = corpus.articles.filter(({ councilId }) => council === undefined || councilId === council);
    const passages = found.slice(0, limit).map((story, at) => ({
      rank: at + 1,
      score: 2 - at,
      quote: Quote.locate(story, 0, story.text.length),
      cut: false,
      heading: null,
      council: corpus.councils.find(({ id }) => id === story.councilId) ?? null,
    }));
    return { query, passages, signposts: [], masked: [] };
  });

/** Stories that are ready to be asked with `ask`. */
export function createStubStories(ask: Ask): ReadyStories {
  const countTokens = (text: string): number => text.split(' ').length;
  const chunks = corpus.articles.flatMap((story, articleNumber) =>
    chunkArticle(story, { articleNumber, maxTokens: 400, countTokens }),
  );
  const suggestions = [
    { question: 'What is a locality team?', articleIds: ['north-sam'], chunk: 0, councilIds: ['north'] },
    { question: 'What is a caseload?', articleIds: ['bare'], chunk: 1, councilIds: [] },
  ];
  return {
    ready: true,
    ask,
    search: searchStub,
    corpus,
    articleCounts: countArticles({ corpus, chunks }),
    readArticle: (id) => Promise.resolve(corpus.articles.find((story) => story.id === id) ?? null),
    suggestions,
    hashText,
    indexVersion: 'v-test',
  };
}

/**
 * Answers by the question's first word; anything else gets a cited answer, and `stall` none ever. Keeps what it was
 * asked.
 */
export function createStubAsk(): { ask: (request: AskRequest) => Promise<Answer>; asked: AskRequest[] } {
  const asked: AskRequest[] = [];
  const ask = (request: AskRequest): Promise<Answer> => {
    asked.push(request);
    if (request.question.startsWith('stall')) return new Promise<never>(() => undefined);
    return Promise.resolve().then(() => answerAs(request));
  };
  return { ask, asked };
}

function answerAs(request: AskRequest): Answer {
  const { question } = request;
  if (question.trim() === '') throw new InvalidQuestionError('Enter a question.');
  if (question.length > limits.maxQuestionChars) throw new InvalidQuestionError('The question is too long.');
  if ((request.turns?.length ?? 0) > limits.maxTurns) throw new ConversationTooLongError('Start a new conversation.');
  if (request.council !== undefined && !corpus.councils.some(({ id }) => id === request.council))
    throw new UnknownCouncilError(
      `There is no council '${request.council.slice(0, 40)}'. The councils are north, south.`,
    );
  const asked = { ...base, standaloneQuestion: question };
  switch (question.split(' ')[0]) {
    case 'fail':
      throw new TypeError(`cannot read ${question}`);
    case 'unknown':
      return quoteless(asked, 'unanswerable', 'no-relevant-passage', 'The stories do not answer that.');
    case 'vague':
      return quoteless(asked, 'needs-clarification', 'ambiguous', 'Which council do you mean?');
    case 'command':
      return quoteless(asked, 'declined', 'command', 'I only repeat published stories.');
    case 'hello':
      return quoteless(asked, 'small-talk', 'greeting', 'Hello. I am automated.');
    case 'hurt':
      return {
        ...quoteless(asked, 'signposted', 'person-in-need', 'You can talk to someone now.'),
        signposts: [
          { name: 'Helpline', phone: '0800 1111', url: 'https://example.org/help', text: 'Free.', needs: [] },
        ],
      };
    default:
      return cited(asked);
  }
}

type AnswerHead = Pick<Answer, 'id' | 'suggestions' | 'searched' | 'indexVersion' | 'masked' | 'standaloneQuestion'>;
type Quoteless = Extract<Answer, { readonly citations: readonly [] }>;

function quoteless(
  head: AnswerHead,
  status: Quoteless['status'],
  reason: Quoteless['reason'],
  text: string,
): Quoteless {
  return { ...head, status, reason, text, citations: [], signposts: [] };
}

function cited(head: AnswerHead): Answer {
  const quote = Quote.locate(article, 11, 11 + spoken.length);
  const second = Quote.locate(bareArticle, 0, 9);
  return {
    ...head,
    status: 'answered',
    reason: null,
    text: `Sam, Social worker at North Council, said: “${spoken}” [1]\n\nAnother story has more on this [2].`,
    citations: [
      { ...citation, number: 1, quote, council: north },
      { ...citation, number: 2, quote: second, council: null },
    ],
    signposts: [],
  };
}
