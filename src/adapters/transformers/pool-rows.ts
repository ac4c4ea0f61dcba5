/**
 * Makes one vector of a row-major matrix, a row for each token: the rows' mean, their largest numbers, or the first row.
 * `rows` holds at least one row of `width` numbers.
 */
export function poolRows(rows: Float32Array, width: number, by: 'mean' | 'max' | 'cls'): Float32Array {
  const count = rows.length / width;
  const pooled = rows.slice(0, width);
  if (by === 'cls') return pooled;
  const sums = new Float64Array(width);
  for (let row = 0; row < count; row += 1)
    for (let at = 0; at < width; at += 1) {
      const value = rows[row * width + at] ?? 0;
      sums[at] = (sums[at] ?? 0) + value;
      if (value > (pooled[at] ?? 0)) pooled[at] = value;
    }
  return by === 'max' ? pooled : Float32Array.from(sums, (sum) => sum / count);
}

/** A vector of the same direction and of length 1; one of zeros stays. */
export function toUnitLength(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  const length = Math.sqrt(sum);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
