import { solveLinear } from './solve-linear.js';

/** Labelled case: signs, whether it is positive, and how much it counts. */
export interface LabelledCase {
  readonly signs: readonly number[];
  readonly positive: boolean;
  readonly weight: number;
}

/** Logistic in the signs' own units. */
export interface Logistic {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** Strength of the pull of every standardised weight towards 0. */
const ridge = 1;
const steps = 50;

/**
 * Fits a logistic by Newton's method on standardised signs, with a ridge on the weights and none on the bias.
 * Deterministic. A sign that never varies gets about no weight.
 */
export function fitLogistic(cases: readonly LabelledCase[]): Logistic {
  const width = cases[0]?.signs.length ?? 0;
  const { means, deviations } = standardise(cases, width);
  const rows = cases.map(({ signs }) => [
    ...signs.map((sign, at) => (sign - (means[at] ?? 0)) / (deviations[at] ?? 1)),
    1,
  ]);
  let fitted = new Array<number>(width + 1).fill(0);
  for (let step = 0; step < steps; step += 1) {
    const { gradient, curvature } = describeLoss(rows, cases, fitted);
    const change = solveLinear(curvature, gradient);
    fitted = fitted.map((weight, at) => weight + (change[at] ?? 0));
  }
  const weights = fitted.slice(0, width).map((weight, at) => weight / (deviations[at] ?? 1));
  const shift = weights.reduce((sum, weight, at) => sum + weight * (means[at] ?? 0), 0);
  return { bias: (fitted[width] ?? 0) - shift, weights };
}

/** Log odds that a case is positive. */
export function scoreLogistic({ bias, weights }: Logistic, signs: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (signs[at] ?? 0), bias);
}

function standardise(cases: readonly LabelledCase[], width: number) {
  const columns = Array.from({ length: width }, (_, at) => cases.map(({ signs }) => signs[at] ?? 0));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const means = columns.map(mean);
  const deviations = columns.map(
    (column, at) => Math.sqrt(mean(column.map((value) => (value - (means[at] ?? 0)) ** 2))) + 1e-9,
  );
  return { means, deviations };
}

/** Slope of the penalised log likelihood and its negative curvature at `fitted`. */
function describeLoss(
  rows: readonly (readonly number[])[],
  cases: readonly LabelledCase[],
  fitted: readonly number[],
): { readonly gradient: number[]; readonly curvature: number[][] } {
  const bias = fitted.length - 1;
  const gradient = fitted.map((weight, at) => (at === bias ? 0 : -ridge * weight));
  const curvature = fitted.map((_, i) => fitted.map((__, j): number => (i === j ? ridge : 0)));
  rows.forEach((row, at) => {
    const { positive, weight } = cases[at] ?? { positive: false, weight: 0 };
    const chance = 1 / (1 + Math.exp(-row.reduce((sum, value, i) => sum + value * (fitted[i] ?? 0), 0)));
    const error = weight * ((positive ? 1 : 0) - chance);
    const bend = weight * chance * (1 - chance);
    row.forEach((value, i) => {
      gradient[i] = (gradient[i] ?? 0) + error * value;
      const line = curvature[i] ?? [];
      row.forEach((other, j) => (line[j] = (line[j] ?? 0) + bend * value * other));
    });
  });
  return { gradient, curvature };
}
