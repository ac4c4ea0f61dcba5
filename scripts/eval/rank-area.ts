/** Case with a score and whether it is one of those that should score high. */
export interface ScoredCase {
  readonly score: number;
  readonly positive: boolean;
}

/**
 * Area under the ROC curve: the chance that a positive case scores above a negative one, ties counting half. NaN where
 * one of the kinds is missing.
 * @throws RangeError where a score is NaN.
 */
export function computeRankArea(cases: readonly ScoredCase[]): number {
  if (cases.some(({ score }) => Number.isNaN(score))) throw new RangeError('A score is not a number.');
  const ordered = [...cases].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < ordered.length;) {
    let to = from;
    while (to < ordered.length && ordered[to]?.score === ordered[from]?.score) to += 1;
    const positives = ordered.slice(from, to).filter(({ positive }) => positive).length;
    rankSum += positives * ((from + 1 + to) / 2);
    from = to;
  }
  const positives = ordered.filter(({ positive }) => positive).length;
  const negatives = ordered.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
