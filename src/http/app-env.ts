import type { Ask } from '../core/ask.js';
import type { Corpus } from '../core/corpus/article.js';
import type { VoicesError } from '../core/errors.js';
import type { RequestLog } from './request-log.js';

/** What the web application needs from the outside. */
export interface AppDeps {
  /** What is served now. Asked at every request, so that another index can take over between two. */
  readonly stories: () => StoriesState;
  /** Takes one line for each request. It never holds what a person wrote. */
  readonly log: (line: RequestLog) => void;
}

/** Stories that can be asked, or the fault that keeps them away. */
export type StoriesState = ReadyStories | { readonly ready: false; readonly fault: VoicesError };

export interface ReadyStories {
  readonly ready: true;
  readonly ask: Ask;
  readonly corpus: Corpus;
  readonly indexVersion: string;
}

/** What handlers leave for the log. */
export interface AppEnv {
  Variables: {
    requestId: string;
    answerStatus?: string;
    citedArticles?: readonly string[];
    problemCode?: string;
    failedAt?: readonly string[];
  };
}

/** @throws the fault that keeps the stories away: index-missing, index-mismatch, index-corrupt, embedder-unavailable. */
export function requireStories(deps: AppDeps): ReadyStories {
  const state = deps.stories();
  if (!state.ready) throw state.fault;
  return state;
}
