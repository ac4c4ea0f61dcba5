/** Two small stories and a stand-in for the pipeline, so that the doors are tested without a model. */
import type { Answer } from '../../src/core/answer/answer.js';
import { Quote } from '../../src/core/answer/quote.js';
import type { AskRequest } from '../../src/core/ask-request.js';
import type { Article, Corpus } from '../../src/core/corpus/article.js';
import { ConversationTooLongError, InvalidQuestionError, UnknownCouncilError } from '../../src/core/errors.js';
import { limits } from '../../src/core/options.js';

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
  signposts: [],
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

/** Answers by the question's first word; anything else gets a cited answer. Keeps what it was asked. */
export function createStubAsk(): { ask: (request: AskRequest) => Promise<Answer>; asked: AskRequest[] } {
  const asked: AskRequest[] = [];
  const ask = (request: AskRequest): Promise<Answer> => {
    asked.push(request);
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
