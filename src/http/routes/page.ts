import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { limits } from '../../core/options.js';
import { type AppDeps, type AppEnv, requireStories } from '../app-env.js';
import { type ConversationView, type PageTurns, showConversation } from '../page/conversation-page.js';
import { type PageForm, readForm } from '../page/read-form.js';
import { style } from '../page/style.js';
import { presentAnswer } from '../present-answer.js';
import { type ProblemCode, RequestFault, describeProblem, retryAfterSeconds } from '../problem.js';
import { noteAnswer, readRequest } from './ask.js';

export const pagePath = '/';

const emptyForm: PageForm = { question: '', council: '', turns: [] };

/** `GET /` and `POST /`, the plain page, and its stylesheet. */
export function addPageRoutes(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.get('/style.css', (c) =>
    c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=300' }),
  );
  app.get(pagePath, (c) => {
    const { corpus } = requireStories(deps);
    return c.html(showConversation({ ...emptyForm, corpus, answered: null, fault: null }));
  });
  app.post(pagePath, async (c) => {
    const form = await readPost(c);
    try {
      return await answerForm(c, deps, form);
    } catch (error) {
      if (fieldOf(describeProblem(error, c.get('requestId')).code) === null) throw error;
      return showFaultPage(c, deps, error, form);
    }
  });
}

/** Shows a fault on the page, with what the person typed where it is known. */
export function showFaultPage(
  c: Context<AppEnv>,
  deps: AppDeps,
  error: unknown,
  form: PageForm = emptyForm,
): Response | Promise<Response> {
  const { code, detail, status } = describeProblem(error, c.get('requestId'));
  c.set('problemCode', code);
  const wait = retryAfterSeconds(code);
  if (wait !== null) c.header('Retry-After', String(wait));
  const state = deps.stories();
  return showPage(c, status, {
    ...form,
    corpus: state.ready ? state.corpus : null,
    answered: null,
    fault: { field: fieldOf(code), text: status === 503 ? unavailable : detail },
  });
}

// Which command mends it is for the people who run the service: they read it at /readyz.
const unavailable = 'The service is not available. Your question was not kept: ask it again later.';

async function readPost(c: Context<AppEnv>): Promise<PageForm> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/iu.test(c.req.header('Content-Type') ?? ''))
    throw new RequestFault('unsupported-media-type', 'This page takes its own form only. JSON goes to POST /v1/ask.');
  return readForm(await c.req.text());
}

async function answerForm(c: Context<AppEnv>, deps: AppDeps, form: PageForm): Promise<Response> {
  const { ask, corpus } = requireStories(deps);
  // One turn less than the most: the question asked now becomes the last.
  const turns = form.turns.slice(-limits.maxTurns + 1);
  const { question } = form;
  const council = form.council === '' ? undefined : form.council;
  const answer = presentAnswer(await ask(readRequest({ question, turns, council }, c.req.raw.signal)));
  noteAnswer(c, answer);
  const articleIds = [...new Set(answer.citations.map(({ articleId }) => articleId))];
  const after: PageTurns = [...turns, { question, articleIds }];
  const view = { corpus, question: '', council: form.council, turns: after, fault: null };
  return showPage(c, 200, { ...view, answered: { question, answer } });
}

function showPage(
  c: Context<AppEnv>,
  status: 200 | ReturnType<typeof describeProblem>['status'],
  view: ConversationView,
): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store');
  return c.html(showConversation(view), status);
}

function fieldOf(code: ProblemCode): 'question' | 'council' | null {
  if (code === 'invalid-question') return 'question';
  return code === 'unknown-council' ? 'council' : null;
}
