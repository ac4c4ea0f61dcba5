/**
 * Dot product of `vector` with each of `rows` of a row-major matrix whose rows are as long as it. Every sum runs in double
 * precision and in the vector's order, so the same numbers always give the same sum; four rows are added up in one pass,
 * which takes hardly longer than one.
 */
export function compareRows(matrix: Float32Array, vector: Float32Array, rows: readonly number[]): Float64Array {
  const width = vector.length;
  const sums = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 4) {
    const a = (rows[at] ?? 0) * width;
    const b = (rows[at + 1] ?? 0) * width;
    const c = (rows[at + 2] ?? 0) * width;
    const d = (rows[at + 3] ?? 0) * width;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    for (let i = 0; i < width; i += 1) {
      const value = vector[i] ?? 0;
      sumA += value * (matrix[a + i] ?? 0);
      sumB += value * (matrix[b + i] ?? 0);
      sumC += value * (matrix[c + i] ?? 0);
      sumD += value * (matrix[d + i] ?? 0);
    }
    // What is written beyond the end of a typed array is dropped.
    sums[at] = sumA;
    sums[at + 1] = sumB;
    sums[at + 2] = sumC;
    sums[at + 3] = sumD;
  }
  return sums;
}
