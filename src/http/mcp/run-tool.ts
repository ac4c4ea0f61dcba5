import type { CallToolResult, ToolAnnotations } from '@modelcontextprotocol/sdk/types.js';
import type { ReadyStories } from '../app-env.js';
import type { AnswerBody } from '../contract/ask.js';
import { describeProblem } from '../problem.js';

/** What a tool needs of the request that calls it. */
export interface ToolRequest {
  readonly requestId: string;
  /** @throws the fault that keeps the stories away; the tool's result then tells it. */
  readonly requireStories: () => ReadyStories;
  /** The body with the council of the caller's site, where the site has one and the body names none. */
  readonly fillCouncil: <Body extends { readonly council?: string | undefined }>(body: Body) => Body;
  /** Aborted once nobody waits for the result. */
  readonly cancellation: AbortSignal;
  /** Told how a question ended, for the log. */
  readonly onAnswer: (answer: AnswerBody) => void;
  /** Told what a tool threw, for the log. */
  readonly onFault: (error: unknown) => void;
}

/** Nothing is changed by a call, the same call gives the same result, and only the stories are read. */
export const readOnly: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** What a tool tells: text for clients that show it, and the same as data. */
export function tell(text: string, structuredContent: Record<string, unknown>): CallToolResult {
  return { content: [{ type: 'text', text }], structuredContent };
}

/** Runs a tool. A fault becomes a result with `isError` that says what happened, with its code, and never what was asked. */
export async function runTool(
  request: ToolRequest,
  run: (stories: ReadyStories) => CallToolResult | Promise<CallToolResult>,
): Promise<CallToolResult> {
  try {
    return await run(request.requireStories());
  } catch (error) {
    // Whoever limits the time has already said why it was stopped.
    if (!request.cancellation.aborted) request.onFault(error);
    const { code, detail, retryable } = describeProblem(error, request.requestId);
    const text = `${detail} (${code}${retryable ? '; the same call can succeed later' : ''})`;
    return { content: [{ type: 'text', text }], isError: true };
  }
}
