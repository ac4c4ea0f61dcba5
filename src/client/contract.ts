/** Names for the parts of the generated contract that callers of the client meet. */
import type { components, paths } from './contract-types.js';

type Schemas = components['schemas'];

/** Body of a 200 response to `method` at `path`. */
type Result<Path extends keyof paths, Method extends 'get' | 'post'> = paths[Path][Method] extends {
  responses: { 200: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

export type AskBody = Schemas['AskBody'];
export type SearchBody = Schemas['SearchBody'];
export type KeptQuote = Schemas['KeptQuote'];
export type Problem = Schemas['Problem'];

export type Answer = Result<'/v1/ask', 'post'>;
export type SearchResult = Result<'/v1/search', 'post'>;
export type VerifyResult = Result<'/v1/quotes/verify', 'post'>;
export type Articles = Result<'/v1/articles', 'get'>;
export type ArticleDetail = Result<'/v1/articles/{id}', 'get'>;
export type Councils = Result<'/v1/councils', 'get'>;
export type Suggestions = Result<'/v1/suggestions', 'get'>;

/** An event of a streamed answer. The stream’s own `error` event is thrown instead. */
export type AnswerEvent =
  | { readonly event: 'answer-start'; readonly data: Schemas['AnswerStart'] }
  | { readonly event: 'citation'; readonly data: Schemas['Citation'] }
  | { readonly event: 'answer-delta'; readonly data: Schemas['AnswerDelta'] }
  | { readonly event: 'answer-end'; readonly data: Answer };
