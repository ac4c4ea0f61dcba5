/**
 * Solves `matrix · x = right` by elimination with the largest pivot. Neither argument is changed.
 * @throws RangeError where the matrix is singular.
 */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const pivot = findPivot(rows, column);
    const top = rows[pivot];
    const swapped = rows[column];
    const head = top?.[column] ?? 0;
    if (!top || !swapped || head === 0) throw new RangeError(`The matrix is singular in column ${column}.`);
    rows[pivot] = swapped;
    rows[column] = top;
    for (const row of rows) {
      if (row === top) continue;
      const share = (row[column] ?? 0) / head;
      for (let at = column; at <= size; at += 1) row[at] = (row[at] ?? 0) - share * (top[at] ?? 0);
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}

function findPivot(rows: readonly (readonly number[])[], column: number): number {
  let best = column;
  for (let row = column + 1; row < rows.length; row += 1)
    if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
  return best;
}
