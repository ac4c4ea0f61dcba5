/** Child of `open-embed-processes.ts`: embeds what it is sent, text by text, until it is told to go. */
import { openEmbedder } from '../../src/adapters/transformers/voices-embedder.js';

const embedder = await openEmbedder(process.argv[2] ?? '');
process.on('message', (text) => {
  if (typeof text !== 'string') return;
  void embedder.embedPassage(text).then(
    ({ sentence, tokens }) => process.send?.({ sentence, tokens }),
    (cause: unknown) => process.send?.({ fault: cause instanceof Error ? cause.message : String(cause) }),
  );
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
