import type { OpenGenerator } from '../../core/ports.js';
import { ChatFault, maxTokens, type Chat } from '../generator/chat.js';
import { createGenerator } from '../generator/create-generator.js';

/** Part of the Workers AI binding that is used. */
export interface AiBinding {
  run(model: string, input: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Longest that Workers AI may take for one answer, in milliseconds. */
const timeoutMs = 4000;

/** A chat model of Workers AI. */
export function openAiChat(ai: AiBinding, model: string): Chat {
  return async ({ system, data }) => {
    const messages = [
      { role: 'system', content: system },
      { role: 'user', content: data },
    ];
    const output = await ai.run(model, { messages, max_tokens: maxTokens, temperature: 0 }).catch(explain);
    const response = typeof output === 'object' && output !== null && 'response' in output ? output.response : null;
    if (typeof response !== 'string') throw new ChatFault('malformed');
    return response;
  };
}

/** The generator of a Worker; null where no model is named or the binding is not there. */
export function openAiGenerator(
  { AI: ai, VOICES_GENERATOR_MODEL: named = '' }: GeneratorBindings,
  isOn: () => Promise<boolean>,
): OpenGenerator | null {
  const model = named.trim();
  return ai === undefined || model === '' ? null : createGenerator({ chat: openAiChat(ai, model), timeoutMs, isOn });
}

interface GeneratorBindings {
  readonly AI?: AiBinding;
  readonly VOICES_GENERATOR_MODEL?: string;
}

/** Workers AI tells by numbers in its messages: 3036 and 3040 are used up and too busy. */
function explain(fault: unknown): never {
  if (fault instanceof Error && /\b(?:3036|3040|429)\b/u.test(fault.message))
    throw new ChatFault('rate-limited', { cause: fault });
  throw fault;
}
