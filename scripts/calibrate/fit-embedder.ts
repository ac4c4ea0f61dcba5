import type { Calibrated } from '../../src/adapters/models/calibration-file.js';
import { chooseOptions, type FittedOptions } from '../../src/core/fitted-options.js';
import { calibration } from '../../src/core/options.js';
import type { Embedder } from '../../src/core/ports.js';
import type { Progress } from '../eval/build-sets.js';
import { calibrateConfidence } from './calibrate-confidence.js';
import { gatherRankings } from './calibrate-ranking.js';
import { fitFusion } from './fit-fusion.js';
import { gatherSamples, type Sample } from './gather-samples.js';

/**
 * Fits all numbers that belong to one embedder: first how much it counts beside the words, then, on what is quoted by those
 * weights, when to answer. The confidence from which to answer stays: the fit makes it mean the same chance.
 */
export async function fitEmbedder(embedder: Embedder, progress: Progress, outsideToo: boolean): Promise<Calibrated> {
  const fused = fitFusion(await gatherRankings(embedder, progress, outsideToo), embedder.tokenDimensions > 0);
  const { bias, weights, answerFrom, supportFrom } = calibration;
  const draft: FittedOptions = { ...fused, calibration: { bias, weights, answerFrom, supportFrom } };
  const samples = await gatherSamples(embedder, progress, chooseOptions({ fitted: draft }), outsideToo);
  const found = calibrateConfidence(samples);
  const fitted: FittedOptions = {
    ...fused,
    calibration: {
      bias: round(found.logistic.bias),
      weights: pickWeights(found.weights, samples),
      answerFrom,
      supportFrom,
    },
  };
  const areas = Object.entries(found.areas).filter(([, area]) => Number.isFinite(area));
  return {
    fitted,
    measured: {
      ...Object.fromEntries(areas),
      ...Object.fromEntries(found.crossed.map(({ set, area }) => [`${set}, cross-validated`, round(area)])),
    },
  };
}

/** The fitted weights; a sign that is the same in every sample taught nothing and keeps the weight in `options.ts`. */
function pickWeights(
  found: Readonly<Record<string, number>>,
  samples: readonly Sample[],
): FittedOptions['calibration']['weights'] {
  const weights = { ...calibration.weights };
  for (const sign of Object.keys(weights) as (keyof typeof weights)[])
    if (new Set(samples.map(({ evidence }) => evidence[sign])).size > 1) weights[sign] = round(found[sign] ?? 0);
  return weights;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
