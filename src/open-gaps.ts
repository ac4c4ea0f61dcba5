import { GapFile } from './adapters/node/gap-file.js';
import { openEmbedder } from './adapters/transformers/voices-embedder.js';
import { readGap } from './core/gaps/gap.js';
import type { GapsDesk } from './core/gaps/gaps-desk.js';
import type { Ask } from './core/ask.js';
import type { Environment } from './environment.js';
import { openStories } from './open-stories.js';

type GapSettings = Pick<Environment, 'gapsFile' | 'gapsDays'>;

/** The file in which unanswered questions are kept; null where nobody has turned that on. */
export function openGapFile({ gapsFile, gapsDays }: GapSettings, onNotice?: (notice: string) => void): GapFile | null {
  return gapsFile === null ? null : new GapFile({ path: gapsFile, days: gapsDays, today: readToday }, onNotice);
}

/** The same answers; of those that leave a question open the masked question is kept. */
export function keepGaps(ask: Ask, file: GapFile | null): Ask {
  if (!file) return ask;
  return async (request) => {
    const answer = await ask(request);
    const gap = readGap(answer, readToday());
    if (gap) file.add(gap);
    return answer;
  };
}

/** What `ask gaps` works with on Node. Part of its root. */
export function openGapsDesk(
  settings: GapSettings & Pick<Environment, 'corpusDir' | 'indexDir' | 'modelDir'>,
): GapsDesk {
  const { corpusDir, indexDir, modelDir, gapsFile, gapsDays } = settings;
  const file = openGapFile(settings);
  return {
    file: gapsFile === null ? null : { path: gapsFile, days: gapsDays },
    read: async () => file?.read() ?? [],
    deleteAll: async () => file?.deleteAll() ?? 0,
    open: async () => {
      const { ask, corpus } = await openStories({
        corpusDir,
        indexDir,
        modelDir,
        search: 'exact',
        onNotice: () => undefined,
      });
      const embedder = await openEmbedder(modelDir);
      return {
        corpus,
        embed: async (questions) => {
          const vectors: Float32Array[] = [];
          for (const question of questions) vectors.push((await embedder.embedQuestion(question)).sentence);
          return vectors;
        },
        tryQuestion: async (question) => readGap(await ask({ question }), readToday())?.question ?? null,
      };
    },
  };
}

function readToday(): string {
  return new Date().toISOString().slice(0, 10);
}
