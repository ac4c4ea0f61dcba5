import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { ChatOpenAICompletions } from '@langchain/openai';
import { z } from 'zod';
import { ChatFault, maxTokens, type Chat } from '../generator/chat.js';
import { createBoundedFetch } from './bounded-fetch.js';

export interface ChatModelPlace {
  /** OpenAI-compatible address up to `/v1`: OpenAI, Azure, Ollama, vLLM, llama.cpp. */
  readonly url: string;
  readonly model: string;
  /** Null where the address asks for none. */
  readonly key: string | null;
}

/**
 * A chat model of LangChain at an OpenAI-compatible address. Asked once for each prompt, never again after a failure; the
 * caller has the time limit.
 */
export function openChatModel({ url, model, key }: ChatModelPlace): Chat {
  const chatModel = new ChatOpenAICompletions({
    model,
    // The client wants one; what stands in for none is never sent.
    apiKey: key ?? 'none',
    temperature: 0,
    maxTokens,
    maxRetries: 0,
    // The only place where a refusal is told.
    __includeRawResponse: true,
    // The SDK would write requests to the log where `OPENAI_LOG` asks for it, and name an organisation from the environment.
    configuration: {
      baseURL: url,
      fetch: createBoundedFetch(key !== null),
      logLevel: 'off',
      organization: null,
      project: null,
    },
  });
  return async ({ system, data }, signal) => {
    const messages = [new SystemMessage(system), new HumanMessage(data)];
    // Not `invoke`: it reports to a tracing service where one is named in the environment.
    const { generations } = await chatModel._generate(messages, { signal }).catch(explain);
    const [generation] = generations;
    const { text = '', message, generationInfo = {} } = generation ?? {};
    if (generationInfo.finish_reason === 'content_filter' || isRefused(message?.additional_kwargs.__raw_response))
      throw new ChatFault('refused');
    if (generationInfo.finish_reason === 'length') throw new ChatFault('too-long');
    if (typeof text !== 'string' || generationInfo.finish_reason === 'tool_calls') throw new ChatFault('malformed');
    return text;
  };
}

const refusalSchema = z.object({ choices: z.array(z.object({ message: z.object({ refusal: z.string().min(1) }) })) });

function isRefused(response: unknown): boolean {
  return refusalSchema.safeParse(response).success;
}

/** Our own faults come wrapped in those of the client. */
function explain(fault: unknown): never {
  for (let cause = fault; cause instanceof Error; cause = cause.cause) if (cause instanceof ChatFault) throw cause;
  if (fault instanceof SyntaxError || fault instanceof TypeError) throw new ChatFault('malformed', { cause: fault });
  throw fault;
}
