import type { CalibrationOptions } from '../options.js';
import type { Evidence } from './gather-evidence.js';

/**
 * Estimated chance, 0 to 1, that a quote with this evidence answers the question: a logistic over the signs, with weights
 * fitted on labelled questions. Rounded, so that it is the same wherever it is worked out.
 */
export function estimateConfidence(evidence: Evidence, { bias, weights }: CalibrationOptions): number {
  let sum = bias;
  for (const sign of Object.keys(weights) as (keyof Evidence)[]) sum += weights[sign] * evidence[sign];
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}
