import { Worker } from 'node:worker_threads';
import type { Embedder, PassageEmbedding, QuestionEmbedding } from '../../core/ports.js';

/** One text for the thread to embed. */
export interface EmbeddingTask {
  readonly id: number;
  readonly kind: 'question' | 'passage';
  readonly text: string;
}

/** Null where the thread could not embed the text: the main thread then does, and throws what there is to throw. */
export interface EmbeddingReply {
  readonly id: number;
  readonly embedding: PassageEmbedding | QuestionEmbedding | null;
}

export interface ThreadedEmbedder extends Embedder {
  /** Ends the thread once it is idle. What is embedded later is embedded on the calling thread. */
  close(): void;
}

/**
 * The same embedder with its arithmetic in a thread of its own, so that one core embeds while another searches. It gives the
 * same numbers as `local`, which must be the encoder of `modelDir`, and stands in wherever the thread fails or has ended.
 * The thread keeps a process alive only while it embeds.
 */
export function embedInThread(
  local: Embedder,
  modelDir: string,
  script: URL = new URL('./embedding-thread.js', import.meta.url),
): ThreadedEmbedder {
  const waiting = new Map<number, (reply: EmbeddingReply['embedding']) => void>();
  let thread: Worker | null = new Worker(script, { workerData: modelDir });
  let closing = false;
  let last = 0;
  const end = (): void => {
    const ended = thread;
    thread = null;
    for (const settle of waiting.values()) settle(null);
    waiting.clear();
    void ended?.terminate();
  };
  thread.on('error', end).on('exit', end);
  thread.on('message', ({ id, embedding }: EmbeddingReply) => {
    waiting.get(id)?.(embedding);
    waiting.delete(id);
    if (waiting.size > 0) return;
    if (closing) end();
    else thread?.unref();
  });
  thread.unref();

  const send = (kind: EmbeddingTask['kind'], text: string): Promise<EmbeddingReply['embedding']> => {
    if (thread === null || closing) return Promise.resolve(null);
    const task: EmbeddingTask = { id: (last += 1), kind, text };
    thread.ref();
    thread.postMessage(task);
    return new Promise((resolve) => waiting.set(task.id, resolve));
  };
  return {
    id: local.id,
    sha256: local.sha256,
    dimensions: local.dimensions,
    tokenDimensions: local.tokenDimensions,
    maxTokens: local.maxTokens,
    countTokens: (text) => local.countTokens(text),
    embedPassage: async (text) => (await send('passage', text)) ?? local.embedPassage(text),
    async embedQuestion(text) {
      const embedding = await send('question', text);
      return embedding !== null && 'tokenWeights' in embedding ? embedding : local.embedQuestion(text);
    },
    close: () => {
      closing = true;
      if (waiting.size === 0) end();
    },
  };
}
