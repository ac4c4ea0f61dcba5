import { Command } from 'commander';
import { calibrateConfidence, formatCalibration } from './calibrate/calibrate-confidence.js';
import { formatRanking, gatherRankings, rankSentences } from './calibrate/calibrate-ranking.js';
import { gatherSamples } from './calibrate/gather-samples.js';
import { openEvalEmbedder } from './eval/build-sets.js';
import { hasOutsideSets } from './eval/read-sets.js';

/**
 * Where the fitted numbers in `src/core/options.ts` come from. Prints them ready to be pasted there; writes nothing.
 * Never reads the kept questions.
 */
await new Command('calibrate')
  .description('Fits the weights that turn evidence into confidence, and prints them for src/core/options.ts.')
  .option('--ranking', 'fit the weights that rank sentences instead', false)
  .action(async ({ ranking }: { readonly ranking: boolean }) => {
    if (!hasOutsideSets()) {
      console.error('Calibrating needs the outside sets in ../shared/eval, which are not there. Put them there.');
      process.exitCode = 1;
      return;
    }
    const embedder = await openEvalEmbedder();
    const result = ranking
      ? formatRanking(rankSentences(await gatherRankings(embedder, console.error)))
      : formatCalibration(calibrateConfidence(await gatherSamples(embedder, console.error)));
    console.log(result);
  })
  .parseAsync();
