import { Command } from 'commander';
import { writeCalibration } from '../src/adapters/models/calibration-file.js';
import { embeddedModelId, findModelDir } from '../src/adapters/models/model-id.js';
import { readEnvironment } from '../src/environment.js';
import { calibrateConfidence, formatCalibration } from './calibrate/calibrate-confidence.js';
import { formatRanking, gatherRankings, rankSentences } from './calibrate/calibrate-ranking.js';
import { fitEmbedder } from './calibrate/fit-embedder.js';
import { gatherSamples } from './calibrate/gather-samples.js';
import { openEvalEmbedder } from './eval/build-sets.js';
import { hasOutsideSets } from './eval/read-sets.js';

interface Flags {
  readonly ranking: boolean;
  readonly model?: string;
  readonly write: boolean;
  readonly own: boolean;
}

/**
 * Where the fitted numbers come from: those in `src/core/options.ts` for the embedded encoder, printed to be pasted there, and
 * those of any other, written beside it. Never reads the kept questions.
 */
await new Command('calibrate')
  .description('Fits the numbers that turn evidence into confidence, and how much an encoder counts beside the words.')
  .option('--ranking', 'fit the weights that rank sentences instead, and print them', false)
  .option('--model <id>', 'for this encoder; for the one in use where left out')
  .option('--write', 'write them beside the encoder: the next index that is built with it holds them', false)
  .option(
    '--own',
    'with --write, fit them on our own questions alone: minutes in place of the better part of an hour',
    false,
  )
  .action(async ({ ranking, model, write, own }: Flags) => {
    if (write) await fitAndWrite(model, own);
    else await print(ranking, model);
  })
  .parseAsync();

async function fitAndWrite(model: string | undefined, own: boolean): Promise<void> {
  const modelDir = findEncoder(model);
  const embedder = await openEvalEmbedder({ modelDir });
  if (embedder.id === embeddedModelId) {
    refuse(
      `The numbers of ${embeddedModelId} stand in src/core/options.ts. Leave out --write, or name another --model.`,
    );
    return;
  }
  const outsideToo = hasOutsideSets() && !own;
  if (!outsideToo) console.error('The numbers are fitted on our own questions alone.');
  // What was fitted before is not what is fitted now.
  const { fitted: before, ...plain } = embedder;
  if (before) console.error('The numbers that were fitted before are replaced.');
  const calibrated = await fitEmbedder(plain, console.error, outsideToo);
  const path = await writeCalibration(modelDir, embedder, calibrated);
  console.log(JSON.stringify(calibrated, null, 2));
  console.log(`Written to ${path}. Run \`npm run build:index\`.`);
}

async function print(ranking: boolean, model: string | undefined): Promise<void> {
  if (!hasOutsideSets()) {
    refuse('Calibrating needs the outside sets in ../shared/eval, which are not there. Put them there.');
    return;
  }
  const embedder = await openEvalEmbedder(model === undefined ? {} : { modelDir: findEncoder(model) });
  console.log(
    ranking
      ? formatRanking(rankSentences(await gatherRankings(embedder, console.error)))
      : formatCalibration(calibrateConfidence(await gatherSamples(embedder, console.error))),
  );
}

function findEncoder(model: string | undefined): string {
  const { modelsDir, modelDir } = readEnvironment(process.env);
  return model === undefined ? modelDir : findModelDir(modelsDir, model);
}

function refuse(why: string): void {
  console.error(why);
  process.exitCode = 1;
}
