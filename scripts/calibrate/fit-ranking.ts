/** Candidates for one question. */
export interface RankedGroup {
  readonly candidates: readonly RankedCandidate[];
  /** How much the question counts. */
  readonly weight: number;
}

export interface RankedCandidate {
  readonly signs: readonly number[];
  readonly right: boolean;
  /** Score that the candidate has besides its signs, which is not fitted; 0 where absent. */
  readonly fixed?: number;
}

const ridge = 0.02;
const steps = 200;
const rate = 0.03;
/** Sharpness of the softmax: differences of about a third decide. */
const sharpness = 3;

/**
 * Fits weights so that, in a softmax over each question's candidates, the right ones get as much of the whole as can be
 * (ListNet's top-one loss), by Adam over all questions at once. Deterministic.
 * @see Cao et al., Learning to rank: from pairwise approach to listwise approach, ICML 2007.
 */
export function fitRanking(groups: readonly RankedGroup[]): readonly number[] {
  const width = groups[0]?.candidates[0]?.signs.length ?? 0;
  const weights = new Array<number>(width).fill(0.5);
  const [first, second] = [new Array<number>(width).fill(0), new Array<number>(width).fill(0)];
  for (let step = 1; step <= steps; step += 1) {
    const gradient = findGradient(groups, weights);
    gradient.forEach((slope, at) => {
      const pulled = slope - ridge * (weights[at] ?? 0);
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * pulled;
      second[at] = 0.99 * (second[at] ?? 0) + 0.01 * pulled * pulled;
      const mean = (first[at] ?? 0) / (1 - 0.9 ** step);
      const spread = (second[at] ?? 0) / (1 - 0.99 ** step);
      weights[at] = (weights[at] ?? 0) + (rate * mean) / (Math.sqrt(spread) + 1e-8);
    });
  }
  return weights;
}

/** 1 where the candidate with the highest score is right, else 0; ties go to the earlier one. */
export function findHits({ candidates }: RankedGroup, weights: readonly number[]): number {
  let best: RankedCandidate | null = null;
  let most = -Infinity;
  for (const candidate of candidates) {
    const score = scoreCandidate(candidate, weights);
    if (score > most) [best, most] = [candidate, score];
  }
  return best?.right ? 1 : 0;
}

/** Mean slope of the log share that right candidates get, by the questions' weights. */
function findGradient(groups: readonly RankedGroup[], weights: readonly number[]): number[] {
  const gradient = new Array<number>(weights.length).fill(0);
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  for (const { candidates, weight } of groups) {
    const scores = candidates.map((candidate) => sharpness * scoreCandidate(candidate, weights));
    const most = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - most));
    const sum = powers.reduce((all, power) => all + power, 0);
    const right = powers.reduce((all, power, at) => all + (candidates[at]?.right ? power : 0), 0) + 1e-9 * sum;
    candidates.forEach(({ signs, right: isRight }, at) => {
      const power = powers[at] ?? 0;
      const pull = ((isRight ? power / right : 0) - power / sum) * ((sharpness * weight) / total);
      signs.forEach((sign, i) => (gradient[i] = (gradient[i] ?? 0) + pull * sign));
    });
  }
  return gradient;
}

function scoreCandidate({ signs, fixed = 0 }: RankedCandidate, weights: readonly number[]): number {
  return signs.reduce((sum, sign, at) => sum + sign * (weights[at] ?? 0), fixed);
}
