import type { AnswerBody } from '../contract/ask.js';
import { type CompletionBody, type CompletionChunk, modelId } from '../contract/chat-completions.js';

export interface CompletionHead {
  /** Made from the number of the request, so that two equal questions stay two messages in a front end. */
  readonly id: string;
  /** Unix time in seconds. */
  readonly created: number;
}

const usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } as const;

/** The answer as one `chat.completion`. */
export function writeCompletion(answer: AnswerBody, head: CompletionHead): CompletionBody {
  return {
    ...head,
    object: 'chat.completion',
    model: modelId,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: writeContent(answer), refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage,
    practice_voices: answer,
  };
}

/**
 * The answer as the events of a stream, `[DONE]` included: the role, the content a paragraph at a time, then the end with the
 * whole answer. With `includeUsage` one more chunk tells the usage and the others say null for it.
 */
export function writeCompletionEvents(answer: AnswerBody, head: CompletionHead, includeUsage: boolean): string {
  const chunk = (part: Partial<CompletionChunk>): CompletionChunk => ({
    ...head,
    object: 'chat.completion.chunk',
    model: modelId,
    choices: [],
    ...(includeUsage && { usage: null }),
    ...part,
  });
  const choice = (
    delta: CompletionChunk['choices'][number]['delta'],
    finish_reason: 'stop' | null = null,
  ): Pick<CompletionChunk, 'choices'> => ({ choices: [{ index: 0, delta, logprobs: null, finish_reason }] });
  const chunks = [
    chunk(choice({ role: 'assistant', content: '' })),
    ...writeContent(answer)
      .split(/(?<=\n\n)/u)
      .map((content) => chunk(choice({ content }))),
    chunk({ ...choice({}, 'stop'), practice_voices: answer }),
    ...(includeUsage ? [chunk({ usage })] : []),
  ];
  return [...chunks.map((each) => JSON.stringify(each)), '[DONE]'].map((data) => `data: ${data}\n\n`).join('');
}

/**
 * What a front end shows. It is the answer's text, which says who speaks and where; behind it comes what a person would
 * miss who sees nothing else: help lines, addresses of the sources, and the readings to choose from.
 */
export function writeContent({ status, text, signposts, citations, suggestions }: AnswerBody): string {
  const help = signposts.map((signpost) =>
    [signpost.name, signpost.phone, signpost.text, signpost.url].filter((part) => part !== null).join('\n'),
  );
  const sources = citations.flatMap(({ number, url }) => (url === null ? [] : [`[${number}] ${url}`]));
  const choices = status === 'needs-clarification' ? suggestions.map((question) => `- ${question}`) : [];
  return [text, ...help, sources.join('\n'), choices.join('\n')].filter((part) => part !== '').join('\n\n');
}
