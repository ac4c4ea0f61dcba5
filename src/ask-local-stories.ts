import type { OpenedStories } from './cli/cli-deps.js';
import { createExplainer, type Explainer } from './core/explain.js';
import { readEnvironment } from './environment.js';
import { presentAnswer } from './http/present-answer.js';
import { openStories } from './open-stories.js';

export interface LocalPlace {
  /** Folders; null where the environment's or the default serves. */
  readonly index: string | null;
  readonly model: string | null;
}

/** Opens the stories on this machine for the `ask` command. Throws what `openStories` throws. */
export async function askLocalStories({ index, model }: LocalPlace, explains: boolean): Promise<OpenedStories> {
  const { corpusDir, indexDir, modelDir, ...reranking } = readEnvironment(process.env);
  const notices: string[] = [];
  let explainer: Explainer | null = null;
  const { ask } = await openStories({
    corpusDir,
    indexDir: index ?? indexDir,
    modelDir: model ?? modelDir,
    search: 'exact',
    reranking,
    ...(explains && { observe: (options) => (explainer = createExplainer(options)).observer }),
    onNotice: (notice) => notices.push(notice),
  });
  return {
    ask: async (request) => {
      const answer = await ask(request);
      return { answer: presentAnswer(answer), explanation: explainer?.explain(answer) ?? null };
    },
    notices,
  };
}
