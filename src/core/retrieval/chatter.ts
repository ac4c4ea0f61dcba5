/**
 * Direction in an embedder's space that leads from what people ask about work to small talk, orders to a phone and questions about the
 * world. Whole numbers, −127 to 127, one for each dimension: only its direction means anything. All noughts where nothing tells them apart.
 */
export type ChatterDirection = readonly number[];

/** The direction from the mean of some vectors to the mean of others; all are of one length. */
export function findDirection(from: Float32Array, to: Float32Array): ChatterDirection {
  const difference = Array.from(to, (value, i) => value - (from[i] ?? 0));
  const largest = Math.max(...difference.map(Math.abs)) || 1;
  return difference.map((value) => Math.round((value / largest) * 127));
}

/** How far a question's vector points in the direction: their cosine, −1 to 1; 0 where there is no direction. */
export function compareChatter(vector: Float32Array, direction: ChatterDirection): number {
  let [squares, sum] = [0, 0];
  for (const [i, value] of direction.entries()) {
    squares += value * value;
    sum += value * (vector[i] ?? 0);
  }
  return squares === 0 ? 0 : sum / Math.sqrt(squares);
}
