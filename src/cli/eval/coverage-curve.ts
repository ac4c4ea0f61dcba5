/** A question with how sure the product was and whether answering it with the first quote would have been right. */
export interface JudgedCase {
  readonly confidence: number;
  readonly right: boolean;
}

export interface CurvePoint {
  /** Share of the questions that are answered where those below this confidence are refused. */
  readonly coverage: number;
  /** Share of the answered ones whose answer is wrong. */
  readonly error: number;
  readonly confidence: number;
}

/** Error against coverage as the confidence that is asked for falls from 1 to 0; one point for each distinct confidence. */
export function drawCurve(cases: readonly JudgedCase[]): readonly CurvePoint[] {
  const ordered = [...cases].sort((a, b) => b.confidence - a.confidence);
  const points: CurvePoint[] = [];
  let wrong = 0;
  ordered.forEach(({ confidence, right }, at) => {
    wrong += right ? 0 : 1;
    if (ordered[at + 1]?.confidence === confidence) return;
    points.push({ coverage: (at + 1) / ordered.length, error: wrong / (at + 1), confidence });
  });
  return points;
}

/** Point of a curve where questions from `confidence` on are answered; null where none would be. */
export function findWorkingPoint(points: readonly CurvePoint[], confidence: number): CurvePoint | null {
  return points.filter((point) => point.confidence >= confidence).at(-1) ?? null;
}
