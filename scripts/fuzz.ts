import { Command, InvalidArgumentError } from 'commander';
import { openTargets } from './fuzz/list-targets.js';
import { measureGrowth, mostRatio } from './fuzz/measure-growth.js';
import { runGuided } from './fuzz/run-guided.js';
import { runSlice } from './fuzz/run-slice.js';
import type { FuzzTarget } from './fuzz/fuzz-target.js';

interface Flags {
  readonly cases: number;
  readonly target?: string;
  readonly seed: number;
  readonly guided: boolean;
  readonly growth: boolean;
}

/** Cases between two lines of progress, and what one seed gives. */
const sliceCases = 5000;

await new Command('fuzz')
  .description('Gives the parts that read what others write inputs of any shape, and holds them to what they promise.')
  .option('--cases <n>', 'how many inputs, over all targets', parseCount, 20_000)
  .option('--target <name>', 'one target alone')
  .option('--seed <n>', 'where the inputs begin; the same seed gives the same', parseCount, 1)
  .option('--guided', 'change inputs that took new ways through the code', false)
  .option('--growth', 'find inputs whose time grows faster than their length instead', false)
  .action(async ({ cases, target: name, seed, guided, growth }: Flags) => {
    const all = await openTargets();
    const targets = all.filter((target) => name === undefined || target.name === name);
    if (targets.length === 0)
      throw new InvalidArgumentError(
        `There is no target '${name ?? ''}'. There are: ${all.map((one) => one.name).join(', ')}.`,
      );
    console.log('| target | holds | cases | broken |\n| --- | --- | --- | --- |');
    const whole = targets.reduce((sum, { weight }) => sum + weight, 0);
    for (const target of targets) {
      const broken = growth
        ? await findGrowth(target)
        : await (guided ? guide : runTarget)(target, Math.ceil((cases * target.weight) / whole), seed);
      if (broken) process.exitCode = 1;
    }
  })
  .parseAsync();

async function runTarget(target: FuzzTarget, cases: number, seed: number): Promise<boolean> {
  for (let done = 0; done < cases; done += sliceCases) {
    const { failure } = await runSlice(target, Math.min(sliceCases, cases - done), seed + done);
    if (failure !== null) {
      console.log(`| ${target.name} | ${target.promise} | ${done} | ${failure.reason} |`);
      console.error(`${target.name}, seed ${seed + done}: ${failure.reason}\n${JSON.stringify(failure.input)}`);
      return true;
    }
    console.error(`${target.name}: ${Math.min(done + sliceCases, cases)} of ${cases}`);
  }
  console.log(`| ${target.name} | ${target.promise} | ${cases} | nothing |`);
  return false;
}

async function guide(target: FuzzTarget, cases: number, seed: number): Promise<boolean> {
  const { cases: done, failure, kept, blocks } = await runGuided(target, cases, seed);
  const broken = failure === null ? 'nothing' : `${failure.reason}: ${JSON.stringify(failure.input)}`;
  console.log(`| ${target.name} | ${target.promise} | ${done}, ${kept} kept for ${blocks} blocks | ${broken} |`);
  return failure !== null;
}

async function findGrowth(target: FuzzTarget): Promise<boolean> {
  const found = await measureGrowth(target);
  const told = found.map(
    ({ piece, chars, milliseconds, ratio }) =>
      `${JSON.stringify(piece)} × to ${chars}: ${milliseconds.toFixed(0)} ms, ×${ratio.toFixed(1)}`,
  );
  console.log(
    `| ${target.name} | twice the input takes less than ×${mostRatio} | to ${target.longest} | ${told.join('; ') || 'nothing'} |`,
  );
  return found.length > 0;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Give a whole number above 0.');
  return count;
}
