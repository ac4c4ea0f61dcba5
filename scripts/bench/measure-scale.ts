import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What one build came to; memory and lengths in bytes. */
export const builtFigures = z.object({
  seconds: z.number(),
  /** Of this process alone, without those that embed: on a machine that others use too, it tells more than the clock. */
  cpuSeconds: z.number(),
  stages: z.record(z.string(), z.number()),
  embedded: z.number(),
  articles: z.number(),
  memory: z.number(),
  bytes: z.number(),
});
const asked = z.object({
  chunks: z.number(),
  loadSeconds: z.number(),
  readySeconds: z.number(),
  loadCpuSeconds: z.number(),
  embedMs: z.number(),
  askMs: z.number(),
  /** Computing time of one answer, the mean. */
  askCpuMs: z.number(),
  ask95Ms: z.number(),
  graphMs: z.number(),
  scanMs: z.number(),
  recall: z.number(),
  dense: z.string(),
  memory: z.number(),
});

/** What one size of index came to. Memory and lengths in bytes. */
export interface ScaleFigures {
  readonly build: z.infer<typeof builtFigures>;
  readonly ask: z.infer<typeof asked>;
  /** The build after one article of three passages was added. */
  readonly add: z.infer<typeof builtFigures>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds an index of `chunks` chunks, asks it, and adds an article, each in a process of its own. An index that is in
 * `scaleDir` already is gone on from, as is a build that was cut off: then `build` tells of what was left to do.
 * @throws Error where a step fails, with what it said.
 */
export function measureScale(chunks: number, scaleDir: string, folders: readonly string[]): ScaleFigures {
  const run = (step: ScaleStep): unknown => runScaleStep(step, chunks, scaleDir, folders);
  const isFromNothing = !existsSync(join(scaleDir, String(chunks)));
  const build = builtFigures.parse(run('build'));
  const ask = asked.parse(run('ask'));
  if (isFromNothing) writeFileSync(nameFigures(chunks, scaleDir), JSON.stringify(build));
  return { build, ask, add: builtFigures.parse(run('add')) };
}

export type ScaleStep = 'build' | 'ask' | 'add';

/**
 * One step in a process of its own, and what it printed. `build` leaves an index of these passages and no others.
 * @throws Error where it fails.
 */
export function runScaleStep(step: ScaleStep, chunks: number, scaleDir: string, folders: readonly string[]): unknown {
  const args = ['--import', 'tsx', 'scripts/bench/scale-step.ts', step, String(chunks), scaleDir, ...folders];
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`The step '${step}' for ${chunks} passages ended with ${status ?? 'a signal'}.`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** The file that tells what the build from nothing of this size came to, for benches after it. */
export function nameFigures(chunks: number, scaleDir: string): string {
  return join(scaleDir, `built-${chunks}.json`);
}
