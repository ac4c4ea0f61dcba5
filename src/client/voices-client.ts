import type {
  Answer,
  AnswerEvent,
  ArticleDetail,
  Articles,
  AskBody,
  Councils,
  KeptQuote,
  SearchBody,
  SearchResult,
  Suggestions,
  VerifyResult,
} from './contract.js';
import { readEvents } from './read-events.js';
import { type CallOptions, type VoicesClientOptions, defaultTimeoutMs, explain, send, startRequest } from './send.js';
import { VoicesClientError, parseJson, readFault, toFault } from './voices-client-error.js';

/**
 * The HTTP API with its types. Bodies are what the service's contract says; they are not checked again here. Every method
 * rejects with VoicesClientError, or with the reason of the signal that it was given.
 */
export interface VoicesClient {
  ask(body: AskBody, options?: CallOptions): Promise<Answer>;
  /** The same answer as it is written: a start, the citations, the words, and the whole. Leaving the loop ends the call. */
  streamAnswer(body: AskBody, options?: CallOptions): AsyncGenerator<AnswerEvent, void, undefined>;
  search(body: SearchBody, options?: CallOptions): Promise<SearchResult>;
  listArticles(options?: CallOptions): Promise<Articles>;
  readArticle(id: string, options?: CallOptions): Promise<ArticleDetail>;
  listCouncils(options?: CallOptions): Promise<Councils>;
  /** Questions that the stories answer; those of one council where one is named. */
  listSuggestions(council?: string, options?: CallOptions): Promise<Suggestions>;
  /** Whether quotes that were kept are still what the articles say; up to 50. */
  verifyQuotes(quotes: KeptQuote[], options?: CallOptions): Promise<VerifyResult>;
}

/** Makes a client. Nothing is sent until a method is called, and nothing is kept between two calls. */
export function createVoicesClient(client: VoicesClientOptions): VoicesClient {
  const call = <T>(path: string, options: CallOptions | undefined, body?: unknown): Promise<T> =>
    send<T>(client, { ...options, path, body }, readJson);
  return {
    ask: (body, options) => call('/v1/ask', options, body),
    streamAnswer: (body, options) => streamAnswer(client, body, options),
    search: (body, options) => call('/v1/search', options, body),
    listArticles: (options) => call('/v1/articles', options),
    readArticle: (id, options) => call(`/v1/articles/${encodeURIComponent(id)}`, options),
    listCouncils: (options) => call('/v1/councils', options),
    listSuggestions: (council, options) =>
      call(`/v1/suggestions${council === undefined ? '' : `?council=${encodeURIComponent(council)}`}`, options),
    verifyQuotes: (quotes, options) => call('/v1/quotes/verify', options, { quotes }),
  };
}

async function readJson<T>(response: Response): Promise<T> {
  return parseJson(await response.text(), response.status) as T;
}

const brokenOff = ['broken-off', 'The answer broke off. Ask again.'] as const;

async function* streamAnswer(
  client: VoicesClientOptions,
  body: AskBody,
  { signal }: CallOptions = {},
): AsyncGenerator<AnswerEvent, void, undefined> {
  const timeout = AbortSignal.timeout(client.timeoutMs ?? defaultTimeoutMs);
  const call = { path: '/v1/ask', body, accept: 'text/event-stream', ...(signal && { signal }) };
  let started = false;
  try {
    const response = await startRequest(client, call, timeout);
    if (!response.ok || !response.body) throw await readFault(response);
    started = true;
    for await (const { event, data } of readEvents(response.body)) {
      const read = parseJson(data, response.status);
      if (event === 'error') throw toFault(read, response);
      yield { event, data: read } as AnswerEvent;
      if (event === 'answer-end') return;
    }
    throw new VoicesClientError(...brokenOff, { status: response.status, retryable: true });
  } catch (error) {
    throw explain(error, signal, timeout, started ? brokenOff : undefined);
  }
}
