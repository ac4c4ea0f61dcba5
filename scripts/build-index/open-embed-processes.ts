import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TextEmbedder } from '../../src/adapters/node/embed-chunks.js';
import { EmbedderUnavailableError } from '../../src/core/errors.js';
import type { PassageEmbedding } from '../../src/core/ports.js';

export interface EmbedProcesses {
  readonly embedders: readonly TextEmbedder[];
  readonly pids: readonly number[];
  readonly close: () => void;
}

/**
 * Embedders of one model in `count` processes of their own: the ONNX runtime computes on the thread that calls it, and a
 * process has one for JavaScript. Each embeds one text at a time, so the numbers are those of one process alone.
 */
export async function openEmbedProcesses(modelDir: string, count: number): Promise<EmbedProcesses> {
  const file = fileURLToPath(new URL('embed-in-process.ts', import.meta.url));
  const children = Array.from({ length: count }, () => fork(file, [modelDir], { serialization: 'advanced' }));
  const close = (): void => {
    for (const child of children) if (child.connected) child.disconnect();
  };
  try {
    await Promise.all(children.map((child) => receive(child)));
  } catch (cause) {
    close();
    throw cause;
  }
  return {
    embedders: children.map((child) => ({ embedPassage: (text) => embedIn(child, text) })),
    pids: children.flatMap(({ pid }) => pid ?? []),
    close,
  };
}

async function embedIn(child: ChildProcess, text: string): Promise<PassageEmbedding> {
  const answer = receive(child);
  child.send(text);
  const message = await answer;
  if (isEmbedding(message)) return message;
  throw new EmbedderUnavailableError(`A process that embeds failed: ${JSON.stringify(message)}. Build again.`);
}

/** Its next message. @throws EmbedderUnavailableError where it ends before. */
async function receive(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const stop = (code: number | null): void => {
    ended.abort(new EmbedderUnavailableError(`A process that embeds ended with ${code ?? 'a signal'}. Build again.`));
  };
  child.once('exit', stop);
  try {
    const [message] = (await once(child, 'message', { signal: ended.signal })) as readonly unknown[];
    return message;
  } catch (cause) {
    throw ended.signal.aborted ? ended.signal.reason : cause;
  } finally {
    child.off('exit', stop);
  }
}

function isEmbedding(message: unknown): message is PassageEmbedding {
  return (
    typeof message === 'object' &&
    message !== null &&
    'sentence' in message &&
    message.sentence instanceof Float32Array &&
    'tokens' in message &&
    message.tokens instanceof Float32Array
  );
}
