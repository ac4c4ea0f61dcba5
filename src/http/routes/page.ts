import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { etag } from 'hono/etag';
import { readWritten } from '../../core/conversation/read-written.js';
import { limits } from '../../core/options.js';
import { type AppDeps, type AppEnv, type ReadyStories, requireStories } from '../app-env.js';
import { type ConversationView, showConversation } from '../page/conversation-page.js';
import { type PageReader, readPageReader } from '../page/page-reader.js';
import { addTurn, createTurnSigner, noTurns, type TurnSigner } from '../page/page-turns.js';
import { type PageForm, emptyForm, readForm } from '../page/read-form.js';
import { style } from '../page/style.js';
import { pagePaths } from '../page/wants-page.js';
import { presentAnswer } from '../present-answer.js';
import { RequestFault } from '../problem.js';
import { noteAnswer, readRequest } from './ask.js';

/** `GET /ask` and `POST /ask`, the page where a person asks without a script, and the stylesheet of all pages. */
export function addPageRoutes(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  const signer = createTurnSigner(deps.pageSecret ?? deps.access?.secret ?? null);
  app.get('/style.css', etag(), (c) =>
    c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=300' }),
  );
  app.get(pagePaths.ask, (c) => {
    const stories = requireStories(deps);
    const reader = readPageReader(c, deps);
    const council = reader.site?.council ?? '';
    return showPage(c, { ...emptyForm, ...emptyPage, reader, council, ...listOffers(stories, council) });
  });
  app.post(pagePaths.ask, async (c) => {
    const posted = await readPost(c);
    // What was typed is kept whatever goes wrong from here; the turns only once they are known to be ours.
    c.set('pageForm', { ...posted, carried: noTurns });
    const stories = requireStories(deps);
    const reader = readPageReader(c, deps);
    const turns = await signer.open(posted.carried);
    if (turns === null) {
      const kept = { ...posted, carried: noTurns };
      return showPage(c, { ...kept, ...emptyPage, reader, corpus: stories.corpus, turnsLost: true });
    }
    const form = { ...posted, turns };
    c.set('pageForm', form);
    if (form.showOnly)
      return showPage(c, { ...form, ...emptyPage, reader, corpus: stories.corpus, earlier: form.turns });
    return showPage(c, await answerForm(c, { stories, reader, signer, form }));
  });
}

const emptyPage = { offers: [], answered: null, earlier: [], turnsLost: false, fault: null } as const;

const offersAtFirst = 3;

function listOffers({ corpus, suggestions }: ReadyStories, council: string) {
  const own = suggestions.filter(({ councilIds }) => council === '' || councilIds.includes(council));
  return { corpus, offers: own.slice(0, offersAtFirst).map(({ question }) => question) };
}

async function readPost(c: Context<AppEnv>): Promise<PageForm> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/iu.test(c.req.header('Content-Type') ?? ''))
    throw new RequestFault('unsupported-media-type', 'This page takes its own form only. JSON goes to POST /v1/ask.');
  return readForm(await c.req.text());
}

interface Asked {
  readonly stories: ReadyStories;
  readonly reader: PageReader;
  readonly signer: TurnSigner;
  readonly form: PageForm;
}

async function answerForm(c: Context<AppEnv>, { stories, reader, signer, form }: Asked): Promise<ConversationView> {
  const turns = form.turns.slice(-limits.maxTurns).map(({ question, articleIds }) => ({ question, articleIds }));
  const council = form.council === '' ? undefined : form.council;
  const request = readRequest({ question: form.question, turns, council }, c.get('cancellation'));
  const answer = presentAnswer(await stories.ask(request));
  noteAnswer(c, answer);
  const question = readWritten(form.question).shown;
  const after = addTurn(form.turns, question, answer);
  return {
    ...emptyPage,
    reader,
    corpus: stories.corpus,
    question: '',
    council: form.council,
    turns: after,
    showOnly: false,
    carried: await signer.carry(after),
    earlier: form.turns,
    answered: { question, answer },
  };
}

function showPage(c: Context<AppEnv>, view: ConversationView): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  return c.html(showConversation(view));
}
