/** What `embed-in-thread.ts` runs beside the main thread: one encoder, and the texts that come by message. */
import { parentPort, workerData } from 'node:worker_threads';
import { openEmbedder } from './voices-embedder.js';
import type { EmbeddingReply, EmbeddingTask } from './embed-in-thread.js';

const port = parentPort;
if (port === null) throw new Error('This file is run as a thread.');
const embedder = openEmbedder(String(workerData));
// A model that can't be opened is told with the first text.
embedder.catch(() => undefined);

port.on('message', ({ id, kind, text }: EmbeddingTask) => {
  const work = embedder.then((open) => (kind === 'question' ? open.embedQuestion(text) : open.embedPassage(text)));
  work.then(
    (embedding) => {
      port.postMessage({ id, embedding } satisfies EmbeddingReply);
    },
    () => {
      port.postMessage({ id, embedding: null } satisfies EmbeddingReply);
    },
  );
});
