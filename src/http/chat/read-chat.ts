import { screenQuestion } from '../../core/conversation/screen-question.js';
import { InvalidQuestionError } from '../../core/errors.js';
import { limits } from '../../core/options.js';
import type { AskBody } from '../contract/ask.js';
import { type ChatBody, type ChatMessage, modelId, narrowOptions } from '../contract/chat-completions.js';
import { RequestFault, type FieldError, type ProblemCode } from '../problem.js';

type UserMessage = Extract<ChatMessage, { readonly role: 'user' }>;

/**
 * Reads a chat as a question with its earlier turns. The last message is the question and the person's messages before
 * it are the turns, the latest 20 of them. What the system or the assistant is said to have said is not used: nothing can
 * steer the answers, and a caller could forge it. An earlier message that was refused when it was asked is left out, so
 * that one slip does not end a conversation.
 * @throws RequestFault `unknown-model`; `invalid-request` where the last message is not the person's.
 */
export function readChat({ model, messages }: ChatBody): AskBody {
  if (model !== modelId)
    throw new RequestFault('unknown-model', `There is no such model. The model is '${modelId}'.`, [
      { pointer: '#/model', detail: 'There is no such model.' },
    ]);
  const last = messages.at(-1);
  if (last?.role !== 'user') {
    const detail = 'The last message must be the question, with the role user.';
    throw new RequestFault('invalid-request', detail, [{ pointer: `#/messages/${messages.length - 1}/role`, detail }]);
  }
  const earlier = messages
    .slice(0, -1)
    .filter((message): message is UserMessage => message.role === 'user')
    .map(readText)
    .filter(isReadable);
  return { question: readText(last), turns: earlier.slice(-limits.maxTurns).map((question) => ({ question })) };
}

function readText({ content }: UserMessage): string {
  return typeof content === 'string' ? content : content.map(({ text }) => text).join('\n');
}

function isReadable(question: string): boolean {
  try {
    screenQuestion(question);
    return true;
  } catch (error) {
    if (error instanceof InvalidQuestionError) return false;
    throw error;
  }
}

interface Outcome {
  readonly success: boolean;
  readonly error?: { readonly issues: readonly Issue[] };
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Stops a request whose body breaks the contract of chat completions.
 * @throws RequestFault `unsupported-option` where only options are at fault, else `invalid-request`.
 */
export function refuseChat(outcome: Outcome): undefined {
  if (outcome.success) return undefined;
  const issues = outcome.error?.issues ?? [];
  const errors: readonly FieldError[] = issues.map((issue) => ({
    pointer: ['#', ...issue.path.map(String)].join('/'),
    // Front ends show the message alone. The name is one of ours: an option that is not known has an empty path.
    detail: isOption(issue) && issue.path.length > 0 ? `${String(issue.path[0])}: ${issue.message}` : issue.message,
  }));
  const code: ProblemCode = issues.every(isOption) ? 'unsupported-option' : 'invalid-request';
  throw new RequestFault(code, [...new Set(errors.map(({ detail }) => detail))].join(' '), errors);
}

function isOption({ code, path: [option] }: Issue): boolean {
  return option === undefined ? code === 'unrecognized_keys' : narrowOptions.has(String(option));
}
