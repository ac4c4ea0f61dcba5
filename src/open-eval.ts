import type { EvalStories } from './cli/eval/eval-stories.js';
import type { JudgedQuote } from './core/answer/answer-from-passages.js';
import { calibration } from './core/options.js';
import { readEnvironment } from './environment.js';
import { presentAnswer } from './http/present-answer.js';
import { openStories } from './open-stories.js';

/** Opens the stories on this machine to be measured. Throws what `openStories` throws. */
export async function openEval({
  index,
  model,
}: {
  readonly index: string | null;
  readonly model: string | null;
}): Promise<EvalStories> {
  const { corpusDir, indexDir, modelDir, ...reranking } = readEnvironment(process.env);
  let { answerFrom } = calibration;
  let judged: readonly JudgedQuote[] = [];
  const { ask, corpus, indexVersion } = await openStories({
    corpusDir,
    indexDir: index ?? indexDir,
    modelDir: model ?? modelDir,
    search: 'exact',
    reranking,
    observe: (options) => {
      ({ answerFrom } = options.calibration);
      return { onJudged: (quotes) => (judged = quotes) };
    },
    onNotice: () => undefined,
  });
  return {
    ask: async (request) => {
      judged = [];
      const body = presentAnswer(await ask(request));
      const confidence = Math.max(0, ...judged.map((quote) => quote.confidence));
      return { body, confidence, bestQuote: judged[0]?.quote.text ?? '' };
    },
    source: corpus.articles.map(({ text }) => text).join('\n'),
    councilIds: corpus.councils.map(({ id }) => id),
    answerFrom,
    indexVersion,
  };
}
