import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Figure } from './figure.js';

const baselineFile = new URL('../../test/eval/baseline.json', import.meta.url);

const baselineSchema = z.object({
  /** What the figures were measured on. */
  corpusSha256: z.string(),
  embedder: z.object({ id: z.string(), sha256: z.string() }),
  /** Figures by set and name, to three places. */
  figures: z.record(z.string(), z.record(z.string(), z.number())),
});
export type Baseline = z.infer<typeof baselineSchema>;

/** Figure that is worse than the baseline's by more than its tolerance. */
export interface Regression {
  readonly figure: Figure;
  readonly before: number;
}

/** Null where there is no baseline yet. */
export async function readBaseline(): Promise<Baseline | null> {
  const json = await readFile(baselineFile, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return json === null ? null : baselineSchema.parse(JSON.parse(json));
}

/** Writes the baseline. Figures of sets that were not measured stay as they were. */
export async function writeBaseline(
  subject: Omit<Baseline, 'figures'>,
  figures: readonly Figure[],
  old: Baseline | null,
): Promise<void> {
  const measured: Record<string, Record<string, number>> = {};
  for (const { group, name, value } of figures) (measured[group] ??= {})[name] = roundFigure(value);
  const baseline: Baseline = { ...subject, figures: { ...old?.figures, ...measured } };
  await writeFile(baselineFile, `${JSON.stringify(baseline, null, 2)}\n`);
}

/** Figures that got worse by more than their tolerance. What the baseline doesn't hold, and what is reported only, can't. */
export function findRegressions(figures: readonly Figure[], baseline: Baseline): readonly Regression[] {
  return figures.flatMap((figure) => {
    const before = baseline.figures[figure.group]?.[figure.name];
    if (before === undefined || figure.better === null) return [];
    const worse = figure.better === 'higher' ? before - figure.value : figure.value - before;
    // The baseline is rounded: half a unit of its last place is no loss.
    return worse > figure.tolerance + 0.0005 + Number.EPSILON ? [{ figure, before }] : [];
  });
}

export function roundFigure(value: number): number {
  return Math.round(value * 1000) / 1000;
}
