import { VoicesClientError, readFault } from './voices-client-error.js';

export interface VoicesClientOptions {
  /** Address of the service, with or without a slash at its end. */
  readonly baseUrl: string;
  /** Publishable id of a site, for browsers. */
  readonly siteId?: string;
  /** Secret key, for servers. Never put one into a page. */
  readonly key?: string;
  /** Longest that a call may take, to the last byte, in milliseconds; 15 000 where absent: the service gives up after 10 000. */
  readonly timeoutMs?: number;
  /** Stands in for the platform's `fetch`. */
  readonly fetch?: (address: string, init: RequestInit) => Promise<Response>;
}

export interface CallOptions {
  /** Stops the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export const defaultTimeoutMs = 15_000;

const unreachable = ['unreachable', 'The service could not be reached. Try again later.'] as const;

export interface Call extends CallOptions {
  readonly path: string;
  /** Sent as JSON by POST; a call without one is a GET. */
  readonly body?: unknown;
  readonly accept?: string;
}

/**
 * Sends one request and hands the response to `read`, which may take as long as the time limit leaves it.
 * @throws VoicesClientError; the reason of the caller's signal.
 */
export async function send<T>(
  options: VoicesClientOptions,
  call: Call,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
  try {
    const response = await startRequest(options, call, timeout);
    if (!response.ok) throw await readFault(response);
    return await read(response);
  } catch (error) {
    throw explain(error, call.signal, timeout);
  }
}

export function startRequest(
  { baseUrl, siteId, key, fetch = globalThis.fetch }: VoicesClientOptions,
  { path, body, accept = 'application/json', signal }: Call,
  timeout: AbortSignal,
): Promise<Response> {
  return fetch(baseUrl.replace(/\/+$/u, '') + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      Accept: accept,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(siteId !== undefined && { 'Voices-Site': siteId }),
      ...(key !== undefined && { Authorization: `Bearer ${key}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
}

/**
 * What to throw for what was thrown: the caller's own reason, a fault that is explained already, or why there is no answer.
 * What the platform threw is left out: its words can hold the request.
 */
export function explain(
  error: unknown,
  signal: AbortSignal | undefined,
  timeout: AbortSignal,
  otherwise: readonly [code: string, message: string] = unreachable,
): unknown {
  if (signal?.aborted === true) return signal.reason;
  if (error instanceof VoicesClientError) return error;
  const [code, message] = timeout.aborted
    ? (['no-answer-in-time', 'The service took too long to answer. Try again later.'] as const)
    : otherwise;
  return new VoicesClientError(code, message, { status: null, retryable: true });
}
