import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Milliseconds of whole processes, from start to end; those at one place were measured one after the other. */
export interface ColdStarts {
  readonly question: readonly number[];
  /** All of `@xenova/transformers` imported, the model loaded and the same question embedded. */
  readonly bareEmbedding: readonly number[];
  readonly help: readonly number[];
  /** `node -e 0` */
  readonly nothing: readonly number[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));

const bareSource = `
  import { AutoModel, AutoTokenizer, env } from '@xenova/transformers';
  env.allowRemoteModels = false;
  env.localModelPath = 'models';
  const tokenizer = await AutoTokenizer.from_pretrained('voices-encoder');
  const model = await AutoModel.from_pretrained('voices-encoder');
  const { sentence_embedding: vector } = await model(tokenizer(process.argv[1]));
  if (!(vector.data.length > 0)) throw new Error('Nothing was embedded.');`;

/**
 * Starts the built `ask` and what it is compared with by turns, each `pairs` times; a round before is not counted. The order
 * is turned round every time, so that none always comes after the same other.
 * @throws Error where a process fails, such as `ask` where it is not built or has no index.
 */
export function measureColdStart(question: string, pairs: number): ColdStarts {
  const times = {
    question: [] as number[],
    bareEmbedding: [] as number[],
    help: [] as number[],
    nothing: [] as number[],
  };
  const commands: readonly (readonly [keyof ColdStarts, readonly string[]])[] = [
    ['question', ['dist/ask.js', '--json', '--', question]],
    ['bareEmbedding', ['--input-type=module', '-e', bareSource, question]],
    ['help', ['dist/ask.js', '--help']],
    ['nothing', ['-e', '0']],
  ];
  for (let round = 0; round <= pairs; round += 1)
    for (const [name, args] of round % 2 === 0 ? commands : [...commands].reverse()) {
      const durationMs = timeProcess(name, args);
      if (round > 0) times[name].push(durationMs);
    }
  return times;
}

function timeProcess(name: string, args: readonly string[]): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const durationMs = performance.now() - begun;
  if (status === 0) return durationMs;
  throw new Error(`What is called '${name}' failed. Build the command and the index first. It said: ${stderr}`);
}
