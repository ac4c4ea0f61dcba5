import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { addFromFolder, addFromHub } from '../src/adapters/models/add-model.js';
import type { SetByHand } from '../src/adapters/models/detect-settings.js';
import { ModelFault } from '../src/adapters/models/model-fault.js';
import { embeddedModelId, isModelId } from '../src/adapters/models/model-id.js';
import { chooseModel, listModels, removeModel } from '../src/adapters/models/model-store.js';
import { tryModel } from '../src/adapters/transformers/try-model.js';
import { VoicesError } from '../src/core/errors.js';
import { EnvironmentFault, readEnvironment } from '../src/environment.js';
import { describeModel, formatModels } from './model/format-models.js';
import { showDownload } from './model/show-download.js';

interface AddFlags extends SetByHand {
  readonly id?: string;
  readonly kind: 'encoder' | 'reranker';
  readonly revision: string;
  readonly quantised: boolean;
}

const program = new Command('model').description('Adds, lists, chooses and removes models beside the embedded one.');

program
  .command('add <id-or-folder>')
  .description('fetches a model from the hub, or copies it from a folder; then it works without a network')
  .option('--id <id>', 'its id here; that of the hub, or the folder’s name, where left out')
  .addOption(new Option('--kind <kind>', 'what it is').choices(['encoder', 'reranker']).default('encoder'))
  .option('--revision <revision>', 'branch, tag or commit; the commit it is at now is kept', 'main')
  .option('--no-quantised', 'take the whole network, not the one of small numbers')
  .addOption(new Option('--pooling <kind>', 'how tokens become one vector').choices(['mean', 'cls', 'max', 'network']))
  .option('--question-prefix <text>', 'words before every question')
  .option('--passage-prefix <text>', 'words before every passage')
  .option('--max-tokens <count>', 'most tokens that it reads', readCount)
  .action((from: string, flags: AddFlags) => run(() => add(from, flags)));

program
  .command('list')
  .description('lists the models and says which encoder is in use')
  .action(() =>
    run(async () => {
      const { modelsDir, modelDir, rerankerDir } = readEnvironment(process.env);
      console.log(formatModels(await listModels(modelsDir), { modelDir, rerankerDir }));
    }),
  );

program
  .command('use <id>')
  .description(`makes an encoder the one in use; ${embeddedModelId} is the embedded one`)
  .action((id: string) =>
    run(async () => {
      const { modelsDir, model } = readEnvironment(process.env);
      await chooseModel(modelsDir, id);
      console.log(`${id} is in use. Run \`npm run build:index\`.`);
      if (model !== null && model !== id) console.error(`VOICES_MODEL is ${model} and counts more.`);
    }),
  );

program
  .command('remove <id>')
  .description('takes a model away')
  .action((id: string) =>
    run(async () => {
      await removeModel(readEnvironment(process.env).modelsDir, id);
      console.log(`${id} was removed.`);
    }),
  );

await program.parseAsync();

async function add(from: string, flags: AddFlags): Promise<void> {
  const { modelsDir, hubUrl } = readEnvironment(process.env);
  const folder = await findFolder(from);
  const id = flags.id ?? (folder === null ? from : basename(resolve(folder)));
  const { kind, quantised, revision } = flags;
  const shown = showDownload();
  const options = { modelsDir, id, kind, quantised, set: pickSettings(flags), tryModel, onProgress: shown.update };
  try {
    const card =
      folder === null
        ? await addFromHub(options, { url: hubUrl, fetch }, revision)
        : await addFromFolder(options, folder);
    shown.stop();
    console.log(describeModel(card));
    const next = kind === 'encoder' ? `npm run model -- use ${id}` : `VOICES_RERANKER=${id} npm start`;
    console.log(`Use it with \`${next}\`.`);
  } finally {
    shown.stop();
  }
}

/** A path that begins with a dot or a slash, or that is no id, is a folder; so is one that is there. */
async function findFolder(from: string): Promise<string | null> {
  const isFolder = await stat(from).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder || !isModelId(from) ? from : null;
}

/** What was set; what was not is left for the model's files to tell. */
function pickSettings({ pooling, questionPrefix, passagePrefix, maxTokens }: AddFlags): SetByHand {
  return {
    ...(pooling !== undefined && { pooling }),
    ...(questionPrefix !== undefined && { questionPrefix }),
    ...(passagePrefix !== undefined && { passagePrefix }),
    ...(maxTokens !== undefined && { maxTokens }),
  };
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 8 && count <= 100_000) return count;
  throw new InvalidArgumentError('Give a whole number from 8 to 100000.');
}

async function run(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ModelFault || error instanceof VoicesError || error instanceof EnvironmentFault))
      throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
