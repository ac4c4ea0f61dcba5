import { fileURLToPath } from 'node:url';
import { readCorpus } from '../../src/adapters/node/read-corpus.js';
import { listIdsByDocument, openOutsideIndex, toArticles, type PassageIds } from './build-sets.js';
import type { OutsideInput } from './measure-squad.js';
import { openPipeline, type Look, type Pipeline } from './open-pipeline.js';
import { readInterviews, type InterviewQuestion } from './read-interviews.js';

export interface OpenInterviews {
  readonly index: Pipeline['index'];
  readonly questions: readonly InterviewQuestion[];
  readonly ids: PassageIds;
  /** Asks a question of its own interview: “hours?” is answered in every one. */
  readonly ask: (question: InterviewQuestion) => Promise<Look>;
}

/** The interviews that no model was trained on, in one index, with the project's own synonyms. */
export async function openInterviews({
  embedder,
  progress,
  options,
}: Omit<OutsideInput, 'stride'>): Promise<OpenInterviews> {
  const { passages, questions } = readInterviews();
  const { synonyms } = await readCorpus(fileURLToPath(new URL('../../corpus', import.meta.url)));
  const index = await openOutsideIndex('interviews', toArticles(passages), embedder, progress, undefined, synonyms);
  const { look } = openPipeline(index, embedder, options);
  return {
    index,
    questions,
    ids: listIdsByDocument(passages),
    ask: ({ question, doc }) => look({ question, filter: { articleIds: [doc] } }),
  };
}
