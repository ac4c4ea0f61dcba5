import type { Generated, OpenGenerator } from '../../core/ports.js';
import { ChatFault, type Chat } from './chat.js';
import { writeConnectPrompt, writeRewritePrompt, type Prompt } from './write-prompts.js';

export interface GeneratorOptions {
  readonly chat: Chat;
  /** Longest that all calls for one answer take together, from when the generator is opened. */
  readonly timeoutMs: number;
  /** Whether it may be asked now; always where absent. Asked before each call. */
  readonly isOn?: () => boolean | Promise<boolean>;
}

/** A generator over one chat model. Whatever the model or its client does, each call ends in time and never throws. */
export function createGenerator({ chat, timeoutMs, isOn = () => true }: GeneratorOptions): OpenGenerator {
  return (cancellation) => {
    const outOfTime = AbortSignal.timeout(timeoutMs);
    const signal = cancellation instanceof AbortSignal ? AbortSignal.any([outOfTime, cancellation]) : outOfTime;
    const send = async (prompt: Prompt): Promise<Generated> => {
      try {
        if (!(await isOn())) return { kind: 'failed', why: 'switched-off' };
        const text = await Promise.race([chat(prompt, signal), rejectOnAbort(signal)]);
        return text.trim() === '' ? { kind: 'failed', why: 'malformed' } : { kind: 'text', text };
      } catch (fault) {
        return { kind: 'failed', why: signal.aborted ? 'timed-out' : explain(fault) };
      }
    };
    return {
      rewrite: (question, earlier) => send(writeRewritePrompt(question, earlier)),
      connect: (question, quotes) => send(writeConnectPrompt(question, quotes)),
    };
  };
}

/** A client may not listen to the signal; nobody waits for it then. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = (): void => {
      reject(new ChatFault('timed-out'));
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
}

function explain(fault: unknown): ChatFault['why'] {
  if (fault instanceof ChatFault) return fault.why;
  const status: unknown = typeof fault === 'object' && fault !== null && 'status' in fault ? fault.status : null;
  return status === 429 ? 'rate-limited' : 'unreachable';
}
