import type { ChatErrorBody } from '../contract/chat-completions.js';
import { type Problem, describeProblem } from '../problem.js';

/** Whether an address speaks OpenAI's language, faults included. */
export function isChatPath(path: string): boolean {
  return path === '/v1/chat/completions' || path === '/v1/models' || path.startsWith('/v1/models/');
}

interface ChatError {
  readonly status: Exclude<Problem['status'], 422>;
  readonly body: ChatErrorBody;
  readonly code: Problem['code'];
}

/**
 * Describes any thrown thing as OpenAI's clients read it. A body that can't be read is a 400 there, never a 422. `param`
 * names a place in the body (`messages[0].content`), never what stands in it.
 */
export function describeChatError(error: unknown, requestId: string): ChatError {
  const { status, detail, code, errors } = describeProblem(error, requestId);
  const pointer = errors?.[0]?.pointer;
  return {
    status: status === 422 ? 400 : status,
    body: { error: { message: detail, type: nameType(status), param: pointer ? writeParam(pointer) : null, code } },
    code,
  };
}

function nameType(status: number): ChatErrorBody['error']['type'] {
  if (status >= 500) return 'server_error';
  if (status === 401) return 'authentication_error';
  if (status === 403) return 'permission_error';
  return status === 429 ? 'rate_limit_error' : 'invalid_request_error';
}

// The core knows a question and turns; in a chat both are messages.
const inMessages = new Set(['#/question', '#/turns']);

function writeParam(pointer: string): string | null {
  if (inMessages.has(pointer)) return 'messages';
  const steps = pointer.split('/').slice(1);
  if (steps.length === 0) return null;
  return steps.map((step, at) => (/^\d+$/u.test(step) ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
}
