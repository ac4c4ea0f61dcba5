/** Answers of a made-up service, one of each kind. */
import type { AnswerBody, CitationBody } from '../../src/http/contract/ask.js';

const quote =
  'There’s a number of benefits to locality work, like you get to see a case through, so you’re not working really intensely for three weeks and then passing it on.';

export const citation: CitationBody = {
  number: 1,
  quote,
  start: 120,
  end: 120 + quote.length,
  sha256: '0'.repeat(64),
  before: 'She spent her first four years in the same area. “',
  after: '” Her team knows the schools and the families well.',
  speaker: { name: 'Sam Example', role: 'Specialist Practitioner', employer: 'North Council' },
  articleId: 'north-sam',
  articleTitle: 'A day with Sam',
  publisher: 'Northern Paper',
  published: '2018-03-02',
  url: 'https://stories.example/sam#:~:text=There%E2%80%99s',
  council: { id: 'north', name: 'North Council' },
  score: 0.9,
};

const second: CitationBody = {
  ...citation,
  number: 2,
  before: 'It is a small office. ',
  after: ' Tea is made for all.',
  quote: 'The team has a group supervision every week, and nobody holds a case alone.',
  speaker: null,
  articleId: 'south-team',
  articleTitle: null,
  publisher: null,
  url: null,
  council: { id: 'south', name: 'South & East' },
};

const base: AnswerBody = {
  id: 'a1',
  status: 'answered',
  reason: null,
  text: '',
  standaloneQuestion: 'what is locality work?',
  citations: [],
  signposts: [],
  suggestions: ['What is a locality team?', 'What support do you get?', 'How many children do you work with?'],
  searched: { articles: 5, councils: 3 },
  indexVersion: 'v-test',
  masked: [],
};

export const answers = {
  answered: {
    ...base,
    text: `Sam Example, Specialist Practitioner, North Council: “${quote}” [1]\n\nA story from South & East says: “${second.quote}” [2]\n\n2 of 5 stories, from 2 councils, speak about this.`,
    citations: [citation, second],
  },
  single: { ...base, text: `Sam Example: “${quote}” [1]`, citations: [citation] },
  partly: {
    ...base,
    status: 'partly-answered',
    reason: 'part-not-found',
    text: `Sam Example: “${quote}” [1]\n\nThe stories do not say this about ‘pay’.`,
    citations: [citation],
  },
  unanswerable: {
    ...base,
    status: 'unanswerable',
    reason: 'no-relevant-passage',
    text: 'I could not find an answer in the 5 stories I know. I looked for ‘parking’.',
  },
  clarify: {
    ...base,
    status: 'needs-clarification',
    reason: 'ambiguous',
    text: 'I could read that in more than one way. Which do you mean?',
    suggestions: ['What is Step Up to Social Work?', 'What is Frontline?'],
  },
  smallTalk: { ...base, status: 'small-talk', reason: 'greeting', text: 'Hello. What would you like to know?' },
  declined: {
    ...base,
    status: 'declined',
    reason: 'command',
    text: 'I can’t do that. I only repeat published stories.',
  },
  signposted: {
    ...base,
    status: 'signposted',
    reason: 'person-in-need',
    text: 'If someone is in danger now, call 999. I am an automated tool about careers and can’t pass this on. These services can help.',
    signposts: [
      { name: 'Emergency services', phone: '999', url: null, text: 'If someone is in danger now, call 999.' },
      {
        name: 'Example helpline',
        phone: '0800 000 000',
        url: 'https://help.example/',
        text: 'For adults who are worried about a child.',
      },
    ],
    suggestions: [],
  },
  masked: {
    ...base,
    text: `I hid an email address in your question before reading it.\n\nSam Example: “${quote}” [1]`,
    citations: [citation],
    masked: ['email'],
  },
} as const satisfies Record<string, AnswerBody>;
