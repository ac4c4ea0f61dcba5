/** Parts of the contract that every route has: problems and headers. */
import type { z } from '@hono/zod-openapi';
import { type ProblemCode, problemKinds } from '../problem.js';
import { problemSchema } from './problem.js';

/** Headers as OpenAPI describes them. */
type HeaderDescriptions = Record<
  string,
  { description: string; schema: { type: 'string' | 'integer'; format?: string } }
>;

const requestId: HeaderDescriptions[string] = {
  description: 'Number of this request. The service’s log has it too.',
  schema: { type: 'string', format: 'uuid' },
};
const retryAfter: HeaderDescriptions[string] = {
  description: 'Seconds to wait before the same request.',
  schema: { type: 'integer' },
};
const entityTag: HeaderDescriptions[string] = {
  description: 'Send it back as `If-None-Match` to be told 304 while nothing has changed.',
  schema: { type: 'string' },
};
const authenticate: HeaderDescriptions[string] = {
  description: 'How to say who calls (RFC 6750).',
  schema: { type: 'string' },
};
const rateLimit: HeaderDescriptions = {
  RateLimit: {
    description: 'What is left of the caller’s allowance (draft-ietf-httpapi-ratelimit-headers), where one is set.',
    schema: { type: 'string' },
  },
  'RateLimit-Policy': {
    description: 'The allowance: how many requests in how many seconds.',
    schema: { type: 'string' },
  },
};

const always: HeaderDescriptions = { 'X-Request-Id': requestId };
const limited: HeaderDescriptions = { ...always, ...rateLimit };

/** A response with a JSON body. `open` routes are not counted against an allowance. */
export function jsonResponse<Schema extends z.ZodType>(
  description: string,
  schema: Schema,
  { open = false, cached = false }: { readonly open?: boolean; readonly cached?: boolean } = {},
) {
  const headers: HeaderDescriptions = {
    ...(open ? always : limited),
    ...(cached && { ETag: entityTag }),
  };
  return { description, headers, content: { 'application/json': { schema } } };
}

/** What a `GET` with a matching `If-None-Match` is told. */
export const notModified = {
  description: 'Nothing has changed since the response that had this entity tag.',
  headers: { ...limited, ETag: entityTag },
};

/** Codes that any route may send, whatever is asked of it. */
const anywhere: readonly ProblemCode[] = ['internal-error', 'timed-out'];

/** Codes of every route that is not open to everybody at all times. */
const guarded: readonly ProblemCode[] = [
  'key-required',
  'key-not-accepted',
  'local-only',
  'origin-not-allowed',
  'rate-limited',
  'switched-off',
];

/** Codes of a route that needs the stories. */
export const storiesCodes = [
  'index-missing',
  'index-mismatch',
  'index-corrupt',
  'embedder-unavailable',
  'store-unavailable',
] as const;

/** Codes of a route that takes a JSON body. */
export const bodyCodes = ['malformed-json', 'body-too-large', 'unsupported-media-type', 'invalid-request'] as const;

/**
 * Adds to a route's own responses one for each status of its problem codes, with an example of each code. What every route
 * may send is added: who may call, how often, switched off, and for `open` routes only that they can fail.
 */
export function withProblems<Responses extends object>(
  responses: Responses,
  codes: readonly ProblemCode[],
  { open = false }: { readonly open?: boolean } = {},
): Responses {
  const all: Responses = { ...responses, ...describeProblems([...codes, ...(open ? [] : guarded), ...anywhere]) };
  return all;
}

function describeProblems(codes: readonly ProblemCode[]) {
  const statuses = [...new Set(codes.map((code) => problemKinds[code].status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const own = codes.filter((code) => problemKinds[code].status === status);
      const waits = own.some((code) => 'retryAfterSeconds' in problemKinds[code]);
      return [
        status,
        {
          description: own.map((code) => `\`${code}\`: ${problemKinds[code].title}`).join('. '),
          headers: {
            ...always,
            ...(waits && { 'Retry-After': retryAfter }),
            ...(status === 401 && { 'WWW-Authenticate': authenticate }),
          },
          content: {
            'application/problem+json': {
              schema: problemSchema,
              examples: Object.fromEntries(own.map((code) => [code, { value: exampleOf(code) }])),
            },
          },
        },
      ];
    }),
  );
}

function exampleOf(code: ProblemCode) {
  const kind = problemKinds[code];
  return {
    type: `/problems#${code}`,
    title: kind.title,
    status: kind.status,
    detail: 'detail' in kind ? kind.detail : kind.title,
    instance: 'urn:uuid:1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b',
    code,
    retryable: 'retryAfterSeconds' in kind,
  };
}
