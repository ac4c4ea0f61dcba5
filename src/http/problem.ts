/** Turns faults into RFC 9457 problems. The only place that knows which HTTP status a code has. */
import { HTTPException } from 'hono/http-exception';
import { type ErrorCode, VoicesError } from '../core/errors.js';
import { maxBodyBytes } from './contract/ask.js';

interface ProblemKind {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 422 | 429 | 500 | 503;
  /** Said for every problem of the kind. */
  readonly title: string;
  /** Said in place of the error's own message, which names folders of the machine. */
  readonly detail?: string;
  /** Seconds to wait before the same request, where waiting can help. */
  readonly retryAfterSeconds?: number;
}

/** Every problem that the service sends, by its code. Codes are never renamed. */
export const problemKinds = {
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'unsupported-option': { status: 400, title: 'An option cannot be followed' },
  'key-required': { status: 401, title: 'A key is needed' },
  'key-not-accepted': { status: 401, title: 'The key is not accepted' },
  'local-only': { status: 403, title: 'Only the machine itself may use the service' },
  'origin-not-allowed': { status: 403, title: 'The website may not use the service' },
  'unknown-model': { status: 404, title: 'No such model' },
  'unknown-article': { status: 404, title: 'No such article' },
  'not-found': { status: 404, title: 'Nothing is here' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body has the wrong media type' },
  'invalid-request': { status: 422, title: 'The body does not have the right fields' },
  'invalid-question': { status: 422, title: 'The question cannot be read' },
  'conversation-too-long': { status: 422, title: 'There are too many earlier turns' },
  'unknown-council': { status: 422, title: 'No such council' },
  /** How long to wait stands in the response’s own `Retry-After`. */
  'rate-limited': { status: 429, title: 'Too many requests came', retryAfterSeconds: 60 },
  'internal-error': { status: 500, title: 'The service failed' },
  'timed-out': { status: 503, title: 'The answer took too long', retryAfterSeconds: 5 },
  'switched-off': { status: 503, title: 'The service is switched off', retryAfterSeconds: 300 },
  stopping: { status: 503, title: 'The service is stopping', retryAfterSeconds: 5 },
  'index-missing': {
    status: 503,
    title: 'The index has not been built',
    detail: 'There is no index. Run npm run build:index; the service takes it up by itself.',
    retryAfterSeconds: 60,
  },
  'index-mismatch': {
    status: 503,
    title: 'The index was built for something else',
    detail:
      'The index was built by another version, model or corpus. Run npm run build:index; the service takes it up by itself.',
    retryAfterSeconds: 60,
  },
  'index-corrupt': {
    status: 503,
    title: 'The index is damaged',
    detail: 'A file of the index is damaged. Run npm run build:index; the service takes it up by itself.',
    retryAfterSeconds: 60,
  },
  'embedder-unavailable': {
    status: 503,
    title: 'The language model is not available',
    detail:
      'The language model could not be used. Put its folder back as it was published and start the service again.',
    retryAfterSeconds: 60,
  },
  'store-unavailable': {
    status: 503,
    title: 'The stories cannot be reached',
    detail: 'The store that holds the stories could not be reached. Ask again.',
    retryAfterSeconds: 5,
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

/** What is wrong with one field; `pointer` is a JSON pointer into the body, as a URI fragment. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** A request that HTTP itself or the contract refuses. */
export class RequestFault extends Error {
  override readonly name = 'RequestFault';
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(message);
  }
}

export interface Problem {
  /** Address of the kind's description, relative to the service. */
  readonly type: string;
  readonly title: string;
  readonly status: ProblemKind['status'];
  readonly detail: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly retryable: boolean;
  readonly errors?: readonly FieldError[];
}

/** Describes any thrown thing as a problem. Of an error that is not ours nothing is told but that it happened. */
export function describeProblem(error: unknown, requestId: string): Problem {
  const { code, detail, errors } = readFault(error);
  const { status, title } = problemKinds[code];
  return {
    type: `/problems#${code}`,
    title,
    status,
    detail,
    instance: `urn:uuid:${requestId}`,
    code,
    retryable: retryAfterSeconds(code) !== null,
    ...(errors.length > 0 && { errors }),
  };
}

/** Seconds a caller should wait before trying again; null where waiting is of no use. */
export function retryAfterSeconds(code: ProblemCode): number | null {
  const kind: ProblemKind = problemKinds[code];
  return kind.retryAfterSeconds ?? null;
}

/** What is said of a body over the limit. */
export const bodyTooLarge = `The body is larger than ${maxBodyBytes / 1024} kB. Send fewer or shorter earlier turns.`;

interface Fault {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors: readonly FieldError[];
}

function readFault(error: unknown): Fault {
  if (error instanceof RequestFault) return { code: error.code, detail: error.message, errors: error.errors };
  // Hono's JSON reader is the only one that throws this.
  if (error instanceof HTTPException && error.status === 400)
    return {
      code: 'malformed-json',
      detail: 'The body is not JSON. Send one JSON object.',
      errors: [],
    };
  const code = error instanceof VoicesError ? servedCode(error.code) : 'internal-error';
  if (!(error instanceof VoicesError) || code === 'internal-error') return internalFault;
  const pointer = pointers[code];
  const kind: ProblemKind = problemKinds[code];
  const errors = pointer === undefined ? [] : [{ pointer, detail: error.message }];
  return { code, detail: kind.detail ?? error.message, errors };
}

const internalFault: Fault = {
  code: 'internal-error',
  detail: 'The service failed on this request. Tell the people who run it, with the number under “instance”.',
  errors: [],
};

const pointers: Partial<Record<ProblemCode, string>> = {
  'invalid-question': '#/question',
  'conversation-too-long': '#/turns',
  'unknown-council': '#/council',
};

/** Faults of building an index, and of filters that are not on the wire, can't come from a request: where one does, the program is wrong. */
function servedCode(code: ErrorCode): ProblemCode {
  switch (code) {
    case 'text-too-long':
    case 'corpus-invalid':
    case 'write-failed':
    case 'unknown-speaker':
    case 'unknown-article':
    case 'invalid-filter':
      return 'internal-error';
    default:
      return code;
  }
}
