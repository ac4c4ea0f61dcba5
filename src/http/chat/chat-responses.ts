import { chatErrorSchema } from '../contract/chat-completions.js';
import { jsonResponse } from '../contract/responses.js';
import { type ProblemCode, RequestFault, problemKinds } from '../problem.js';
import { describeChatError } from './chat-error.js';

/** Adds to a route's own responses one for each status of its problem codes, in OpenAI's shape, with an example of each code. */
export function withChatErrors<Responses extends object>(
  responses: Responses,
  codes: readonly ProblemCode[],
): Responses {
  const examples = codes.map((code) => describeChatError(new RequestFault(code, detailOf(code)), ''));
  const statuses = [...new Set(examples.map(({ status }) => status))];
  const errors = statuses.map((status): Record<number, object> => {
    const own = examples.filter((example) => example.status === status);
    const response = jsonResponse(
      own.map(({ code }) => `\`${code}\`: ${problemKinds[code].title}`).join('. '),
      chatErrorSchema,
    );
    const shown = Object.fromEntries(own.map(({ code, body }) => [code, { value: body }]));
    return { [status]: { ...response, content: { 'application/json': { schema: chatErrorSchema, examples: shown } } } };
  });
  return errors.reduce<Responses>((all, one) => ({ ...all, ...one }), responses);
}

function detailOf(code: ProblemCode): string {
  const kind = problemKinds[code];
  return 'detail' in kind ? kind.detail : `${kind.title}.`;
}
