import type { Context } from 'hono';
import { limits } from '../core/options.js';
import type { AppDeps, AppEnv } from './app-env.js';
import { showConversation } from './page/conversation-page.js';
import { showFault } from './page/fault-page.js';
import { type PageReader, readPageReader } from './page/page-reader.js';
import type { PageFault } from './page/question-form.js';
import type { PageForm } from './page/read-form.js';
import { wantsPage } from './page/wants-page.js';
import { type Problem, describeProblem, retryAfterSeconds } from './problem.js';
import { sendProblem } from './send-problem.js';

/** Answers a request with the fault that `error` is: as a page to people, as a problem to programs. */
export function sendFault(c: Context<AppEnv>, deps: AppDeps, error: unknown): Response | Promise<Response> {
  if (!wantsPage(c)) return sendProblem(c, error);
  const problem = describeProblem(error, c.get('requestId'));
  c.set('problemCode', problem.code);
  const wait = retryAfterSeconds(problem.code);
  // A limit that was reached has said already when it ends.
  if (wait !== null && !c.res.headers.has('Retry-After')) c.header('Retry-After', String(wait));
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Accept', { append: true });
  const reader = readPageReader(c, deps);
  const form = c.get('pageForm');
  if (form !== undefined) return c.html(showFaultyForm(deps, form, reader, problem), problem.status);
  const waitSeconds = Number(c.res.headers.get('Retry-After') ?? '') || null;
  const posted = c.req.method === 'POST';
  return c.html(showFault({ problem, reader, waitSeconds, posted }), problem.status);
}

/** The page again with what was typed and what is wrong with it. */
function showFaultyForm(deps: AppDeps, form: PageForm, reader: PageReader, problem: Problem) {
  const state = deps.stories();
  return showConversation({
    ...form,
    reader,
    corpus: state.ready ? state.corpus : null,
    offers: [],
    answered: null,
    earlier: form.turns,
    turnsLost: false,
    fault: describeFault(problem, form.question, reader),
  });
}

function describeFault({ code, status, detail }: Problem, question: string, reader: PageReader): PageFault {
  const { wording, words } = reader;
  switch (code) {
    case 'invalid-question': {
      const isLong = Array.from(question.normalize('NFC')).length > limits.maxQuestionChars;
      return {
        field: 'question',
        text: isLong ? wording.longQuestion(limits.maxQuestionChars) : wording.emptyQuestion,
      };
    }
    case 'unknown-council':
      return { field: 'council', text: words.ask.chooseCouncil };
    case 'timed-out':
      return { field: null, text: wording.timedOut };
    case 'internal-error':
      return { field: null, text: wording.failed };
    default:
      return { field: null, text: status === 503 ? wording.unavailable : detail };
  }
}
