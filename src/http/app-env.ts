import type { Ask } from '../core/ask.js';
import type { Suggestion } from '../core/answer/suggestions.js';
import type { Article, CorpusCards } from '../core/corpus/article.js';
import type { VoicesError } from '../core/errors.js';
import type { HashText } from '../core/ports.js';
import type { ArticleCounts } from '../core/retrieval/count-articles.js';
import type { Search } from '../core/search.js';
import type { RateLimitInfo } from 'hono-rate-limiter';
import type { Access } from './access/access.js';
import type { Caller } from './access/caller.js';
import type { PageForm } from './page/read-form.js';
import type { MetricsPage } from './routes/metrics.js';
import type { RequestLog } from './request-log.js';
import type { WidgetScript } from './routes/widget.js';
import type { Switches } from './switches.js';

/** What the web application needs from the outside. */
export interface AppDeps {
  /** What is served now. Asked at every request, so that another index can take over between two. */
  readonly stories: () => StoriesState;
  /** Takes one line for each request. It never holds what a person wrote. */
  readonly log: (line: RequestLog) => void;
  /** Time of day in milliseconds since 1970; `Date.now` where absent. Answers never depend on it. */
  readonly now?: () => number;
  /** Longest that a request may take; `defaultTimeoutMs` where absent. */
  readonly timeoutMs?: number;
  /** What is switched off now; nothing ever is where absent. */
  readonly switches?: Switches;
  /** What `GET /metrics` tells, and whom; nothing is there where absent. */
  readonly metrics?: MetricsPage;
  /** Whether the server was told to stop: `/readyz` then says so. */
  readonly isStopping?: () => boolean;
  /** Checks every JSON response against the contract; one that breaks it is an `internal-error`. False where absent. */
  readonly checkResponses?: boolean;
  /** Who may call and how often; everybody without limit where absent, as in tests. */
  readonly access?: Access;
  /** What `GET /widget.js` gives; nothing is there where absent. */
  readonly widget?: WidgetScript;
  /** Days for which unanswered questions are kept, masked: pages say so. None are kept where absent. */
  readonly gapsDays?: number;
  /** Signs the earlier questions that the page carries; where absent that of `access`, else a random one of this process. */
  readonly pageSecret?: string;
}

/** Stories that can be asked, or the fault that keeps them away. */
export type StoriesState = ReadyStories | { readonly ready: false; readonly fault: VoicesError };

export interface ReadyStories {
  readonly ready: true;
  readonly ask: Ask;
  readonly search: Search;
  /** The stories’ own words may be elsewhere: `readArticle` gets them. */
  readonly corpus: CorpusCards;
  /** In the order of the corpus’s articles. */
  readonly articleCounts: readonly ArticleCounts[];
  /** An article of the corpus with its text, by its id; null where there is none. @throws StoreUnavailableError. */
  readonly readArticle: (id: string) => Promise<Article | null>;
  /** Questions that were asked of this index and answered. */
  readonly suggestions: readonly Suggestion[];
  readonly hashText: HashText;
  readonly indexVersion: string;
  /** Model that the index was built with; the about page names it. */
  readonly embedderId?: string;
}

/** What handlers leave for the log. */
export interface AppEnv {
  Variables: {
    requestId: string;
    /** Absent before the check, where access is open, and on health checks. */
    caller?: Caller;
    rateLimit?: RateLimitInfo;
    siteRateLimit?: RateLimitInfo;
    /** Aborted, with the fault as its reason, once the work for this request should stop. Hand it to the core. */
    cancellation: AbortSignal;
    maskedKinds?: readonly string[];
    answerStatus?: string;
    citedArticles?: readonly string[];
    problemCode?: string;
    failedAt?: readonly string[];
    /** The page’s form once it was read, so that a page about a fault keeps what was typed. */
    pageForm?: PageForm;
  };
}

/** @throws the fault that keeps the stories away: index-missing, index-mismatch, index-corrupt, embedder-unavailable, store-unavailable. */
export function requireStories(deps: AppDeps): ReadyStories {
  const state = deps.stories();
  if (!state.ready) throw state.fault;
  return state;
}
