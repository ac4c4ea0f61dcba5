import type { Problem } from './contract.js';

interface FaultDetails {
  /** HTTP status; null where there was no response. */
  readonly status: number | null;
  readonly retryable: boolean;
  readonly retryAfterSeconds?: number | null;
  readonly requestId?: string | null;
  readonly errors?: Problem['errors'];
}

/**
 * A call that failed. `message` says what happened and what to do; neither it nor any field holds what was asked.
 *
 * `code` is the stable code of the service's problem, or one of the client's own: `unreachable`, `no-answer-in-time`,
 * `broken-off` (a stream without its end) and `unreadable-response` (what came is not the service's).
 */
export class VoicesClientError extends Error {
  override readonly name = 'VoicesClientError';
  readonly status: number | null;
  /** True where the same call can succeed later. */
  readonly retryable: boolean;
  /** Seconds to wait before that, where the service said so. */
  readonly retryAfterSeconds: number | null;
  /** Number of the request; the service's log has it too. */
  readonly requestId: string | null;
  /** Fields of the body that are at fault, with a JSON pointer to each. */
  readonly errors: NonNullable<Problem['errors']>;

  constructor(
    readonly code: string,
    message: string,
    { status, retryable, retryAfterSeconds = null, requestId = null, errors = [] }: FaultDetails,
  ) {
    super(message);
    this.status = status;
    this.retryable = retryable;
    this.retryAfterSeconds = retryAfterSeconds;
    this.requestId = requestId;
    this.errors = errors;
  }
}

/** @throws VoicesClientError `unreadable-response` where `text` is not JSON. */
export function parseJson(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new VoicesClientError('unreadable-response', 'What the service sent is not JSON.', {
      status,
      retryable: false,
    });
  }
}

/** The problem that a response holds; where it holds none, such as one of a proxy, what can be said by its status. */
export async function readFault(response: Response): Promise<VoicesClientError> {
  const body: unknown = await response.json().catch(() => null);
  return toFault(body, response);
}

/** The fault that `body` describes, in a response with these headers. */
export function toFault(body: unknown, { status, headers }: Response): VoicesClientError {
  const retryAfterSeconds = readSeconds(headers.get('Retry-After'));
  const requestId = headers.get('X-Request-Id');
  if (isProblem(body)) {
    const { code, detail, retryable, errors } = body;
    return new VoicesClientError(code, detail, {
      status: body.status,
      retryable,
      retryAfterSeconds,
      requestId,
      ...(errors && { errors }),
    });
  }
  const retryable = status === 429 || status >= 500;
  const message = `The service answered with status ${status} and no problem that can be read.`;
  return new VoicesClientError('unreadable-response', message, { status, retryable, retryAfterSeconds, requestId });
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    'detail' in body &&
    typeof body.detail === 'string' &&
    'retryable' in body &&
    'status' in body
  );
}

// A date is allowed there as well; the service sends seconds.
function readSeconds(text: string | null): number | null {
  return text !== null && /^\d+$/u.test(text) ? Number(text) : null;
}
