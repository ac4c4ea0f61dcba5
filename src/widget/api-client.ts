import type { KnownStories } from '../wording/wording.js';
import type { AnswerBody, AskBody } from '../http/contract/ask.js';
import { isAnswerBody } from './answer-body.js';
import { type Failure, type ProblemResponse, readFailure } from './failure.js';
import { type Check, hasFields, isText, listOf, orNull } from './shape.js';

/** Which service is asked, and as whom. */
export interface ApiSettings {
  /** Ends with a slash. */
  readonly api: string;
  /** Publishable id of the site; null where the service needs none. */
  readonly site: string | null;
  /** Id of the council whose stories are searched; null for all. */
  readonly council: string | null;
}

export type AskOutcome =
  { readonly kind: 'answered'; readonly answer: AnswerBody } | { readonly kind: 'failed'; readonly failure: Failure };

/** What the widget tells before the first question. What could not be found out is null or empty. */
export interface Introduction {
  readonly known: KnownStories | null;
  readonly suggestions: readonly string[];
  readonly careersUrl: string | null;
}

/** The service’s way in. **Invariant:** no question is in an address, and no request carries a cookie. */
export interface ApiClient {
  /** Never rejects but for the signal: a fault is an outcome. @throws the signal’s reason once it is aborted */
  readonly ask: (question: string, turns: AskBody['turns'], signal: AbortSignal) => Promise<AskOutcome>;
  /** Never rejects: the widget works without what this gives. */
  readonly introduce: () => Promise<Introduction>;
}

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly retryable: boolean;
}

const isProblem: Check<Problem> = hasFields<Problem>({
  code: isText,
  detail: isText,
  retryable: (value): value is boolean => typeof value === 'boolean',
});
const isNullableText = orNull(isText);
const isArticles = hasFields({
  articles: listOf(hasFields({ published: isNullableText, council: orNull(hasFields({ id: isText, name: isText })) })),
});
const isCouncils = hasFields({ councils: listOf(hasFields({ id: isText, careersUrl: isNullableText })) });
const isSuggestions = hasFields({ suggestions: listOf(hasFields({ question: isText })) });

/** First questions that are offered, at most. */
const maxFirstQuestions = 4;

export function createApiClient({ api, site, council }: ApiSettings): ApiClient {
  const headers = site === null ? {} : { 'Voices-Site': site };
  const get = async <T>(path: string, check: Check<T>): Promise<T | null> => {
    try {
      const response = await fetch(new URL(path, api), { headers, credentials: 'omit' });
      const body: unknown = response.ok ? await response.json() : null;
      return check(body) ? body : null;
    } catch {
      // Offline, refused or no JSON: the widget says less.
      return null;
    }
  };
  const ask: ApiClient['ask'] = async (question, turns, signal) => {
    const body = JSON.stringify({ question, turns, ...(council !== null && { council }) });
    try {
      const response = await fetch(new URL('v1/ask', api), {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json', Accept: 'application/json' },
        body,
        signal,
        credentials: 'omit',
      });
      return await readOutcome(response);
    } catch {
      signal.throwIfAborted();
      return { kind: 'failed', failure: unreachable() };
    }
  };
  const introduce = async (): Promise<Introduction> => {
    const query = council === null ? '' : `?council=${encodeURIComponent(council)}`;
    const [articles, suggestions, councils] = await Promise.all([
      get('v1/articles', isArticles),
      get(`v1/suggestions${query}`, isSuggestions),
      council === null ? null : get('v1/councils', isCouncils),
    ]);
    const stories = articles?.articles.filter((article) => council === null || article.council?.id === council);
    return {
      known: stories && stories.length > 0 ? describeStories(stories) : null,
      suggestions: (suggestions?.suggestions ?? []).slice(0, maxFirstQuestions).map(({ question }) => question),
      careersUrl: councils?.councils.find(({ id }) => id === council)?.careersUrl ?? null,
    };
  };
  return { ask, introduce };
}

async function readOutcome(response: Response): Promise<AskOutcome> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && isAnswerBody(body)) return { kind: 'answered', answer: body };
  const problem: ProblemResponse = {
    status: response.ok ? 500 : response.status,
    code: isProblem(body) ? body.code : null,
    detail: isProblem(body) ? body.detail : null,
    retryable: isProblem(body) && body.retryable,
    waitSeconds: readWait(response.headers.get('Retry-After')),
  };
  return { kind: 'failed', failure: readFailure(problem) };
}

function unreachable(): Failure {
  const kind = navigator.onLine ? 'unreachable' : 'offline';
  return { kind, retryable: true, detail: null, waitSeconds: null };
}

// A date is allowed as well (RFC 9110, section 10.2.3); our service sends seconds.
function readWait(text: string | null): number | null {
  return text !== null && /^\d{1,5}$/u.test(text) ? Number(text) : null;
}

interface Story {
  readonly published: string | null;
  readonly council: { readonly name: string } | null;
}

function describeStories(stories: readonly Story[]): KnownStories {
  const years = stories.map(({ published }) => published?.slice(0, 4) ?? null);
  return {
    stories: stories.length,
    councils: [...new Set(stories.flatMap(({ council }) => council?.name ?? []))],
    // A story without a date could be newer than those with one.
    upToYear: years.includes(null) ? null : (years.sort().at(-1) ?? null),
  };
}
