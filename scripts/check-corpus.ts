import { CorpusInvalidError } from '../src/core/errors.js';
import { readCorpus } from '../src/adapters/node/read-corpus.js';

/** `npm run check:corpus [DIR]`: prints every fault as `file:line: message` and exits 1, or a summary and exits 0. */
const dir = process.argv[2] ?? 'corpus';

try {
  const { articles, councils } = await readCorpus(dir);
  const spans = articles.reduce((sum, { speech }) => sum + speech.length, 0);
  console.log(`${dir}: ${articles.length} articles, ${spans} spoken passages, ${councils.length} councils, no faults.`);
} catch (error) {
  if (!(error instanceof CorpusInvalidError)) throw error;
  for (const fault of error.faults) console.error(fault);
  process.exitCode = 1;
}
