import { Command, InvalidArgumentError } from 'commander';
import { createDraw } from './torture/draw.js';
import { tortureCases } from './torture/list-cases.js';
import { Stage } from './torture/stage.js';
import type { TortureCase, TortureOutcome, TortureSettings } from './torture/torture-case.js';

interface Flags {
  readonly case?: string;
  readonly seconds: number;
  readonly kills: number;
  readonly rounds: number;
  readonly seed: number;
}

await new Command('torture')
  .description(
    'Does harm to the server, the build and their files, and prints what was done and what held, as a table.',
  )
  .option('--case <name>', `one case alone: ${tortureCases.map(({ name }) => name).join(', ')}`)
  .option('--seconds <n>', 'how long load lasts', parseCount, 20)
  .option('--kills <n>', 'how many builds are killed', parseCount, 5)
  .option('--rounds <n>', 'truncations and flipped bits of each file', parseCount, 1)
  .option('--seed <n>', 'the same seed does the same harm', parseCount, 1)
  .action(async ({ case: name, seed, ...amount }: Flags) => {
    const cases = tortureCases.filter((one) => name === undefined || one.name === name);
    if (cases.length === 0) throw new InvalidArgumentError(`There is no case '${name ?? ''}'.`);
    const stage = await Stage.open('built');
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void stage.close().finally(() => process.exit(1)));
    console.log('| case | done | must hold | came to | did not hold |\n| --- | --- | --- | --- | --- |');
    try {
      for (const one of cases) {
        const began = performance.now();
        const { did, broken } = await runCase(one, stage, { ...amount, draw: createDraw(seed) });
        const seconds = ((performance.now() - began) / 1000).toFixed(0);
        const fault = broken.join('; ').replace(/\s+/gu, ' ').replaceAll('|', '\\|');
        console.log(`| ${one.name} | ${one.done} | ${one.holds} | ${did}; ${seconds} s | ${fault || 'nothing'} |`);
        if (broken.length > 0) process.exitCode = 1;
      }
    } finally {
      await stage.close();
    }
  })
  .parseAsync();

async function runCase(one: TortureCase, stage: Stage, settings: TortureSettings): Promise<TortureOutcome> {
  const obstacle = one.findObstacle?.() ?? null;
  if (obstacle !== null) return { did: `left out: ${obstacle}`, broken: [] };
  try {
    return await one.run(stage, settings);
  } catch (cause) {
    return { did: 'broke off', broken: [cause instanceof Error ? cause.message : String(cause)] };
  }
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Give a whole number above 0.');
  return count;
}
