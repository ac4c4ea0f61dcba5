import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { askBodySchema, type AnswerBody, type AskBody } from '../../src/http/contract/ask.js';
import { bundleWidget } from '../../scripts/build-widget/bundle-widget.js';
import { listen, type Listening } from '../http/listen.js';
import { answers } from './answers.js';

/** What a question gets: an answer, or a response that is none. */
export type Reply = AnswerBody | Response;

export interface StubService extends Listening {
  readonly asked: AskBody[];
  /** Requests by path, as they came. */
  readonly paths: string[];
  readonly sites: (string | null)[];
  /** Replies in the order in which they are given, then the answer with two quotes again and again. */
  readonly script: (Reply | Promise<Reply>)[];
  /** What the articles, councils and suggestions say. */
  stories: { articles: unknown; councils: unknown; suggestions: unknown };
}

const article = (council: string, published: string) => ({ published, council: { id: council, name: council } });

export const someStories: StubService['stories'] = {
  articles: {
    articles: [
      article('North Council', '2014-05-01'),
      article('South & East', '2018-03-02'),
      article('South & East', '2017'),
    ],
  },
  councils: { councils: [{ id: 'north', careersUrl: 'https://north.example/careers' }] },
  suggestions: {
    suggestions: [
      { question: 'What is locality work?', articleIds: [] },
      { question: 'What support do you get?', articleIds: [] },
      { question: 'How many children do you work with?', articleIds: [] },
    ],
  },
};

/** A service on an origin of its own that says what it is told to, with the widget as it is built now. */
export async function startStubService(): Promise<StubService> {
  const { script } = await bundleWidget();
  const app = new Hono();
  const paths: string[] = [];
  const sites: (string | null)[] = [];
  const asked: AskBody[] = [];
  const replies: (Reply | Promise<Reply>)[] = [];
  const state = { stories: someStories };
  app.use(cors({ origin: '*', allowHeaders: ['Content-Type', 'Voices-Site'], exposeHeaders: ['Retry-After'] }));
  app.use(async (c, next) => {
    paths.push(`${c.req.method} ${c.req.path}${new URL(c.req.url).search}`);
    sites.push(c.req.header('Voices-Site') ?? null);
    await next();
  });
  app.get('/widget.js', (c) => c.body(script, 200, { 'Content-Type': 'text/javascript' }));
  app.get('/v1/articles', (c) => c.json(state.stories.articles));
  app.get('/v1/councils', (c) => c.json(state.stories.councils));
  app.get('/v1/suggestions', (c) => c.json(state.stories.suggestions));
  app.post('/v1/ask', async (c) => {
    asked.push(askBodySchema.parse(await c.req.json()));
    const reply = await (replies.shift() ?? answers.answered);
    return reply instanceof Response ? new Response(reply.body, reply) : c.json(reply);
  });
  const listening = await listen(app);
  return {
    ...listening,
    asked,
    paths,
    sites,
    script: replies,
    get stories() {
      return state.stories;
    },
    set stories(stories) {
      state.stories = stories;
    },
  };
}

/** A problem as the service sends it. */
export function problem(
  status: number,
  code: string,
  options: { retryable?: boolean; detail?: string; headers?: Record<string, string> } = {},
): Response {
  const { retryable = false, detail = 'What happened and what to do.', headers = {} } = options;
  const body = { type: `/problems#${code}`, title: code, status, detail, instance: 'urn:uuid:0', code, retryable };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}
