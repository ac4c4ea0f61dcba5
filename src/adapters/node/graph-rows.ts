/** What the labels of a graph are in the index that it serves. */
export interface GraphRows {
  /** Row of each label; null for a point that is no more. */
  readonly rows: readonly (number | null)[];
  /** Labels of points that are no more and that the graph's file doesn't know to be deleted. */
  readonly unmarked: readonly number[];
}

const goneRow = 0xffffffff;
const unmarkedRow = 0xfffffffe;

/** Reads what `packGraphRows` wrote; the labels are the rows where there is no such file. */
export function readGraphRows(file: Uint8Array | undefined, size: number): GraphRows {
  if (!file) return { rows: Array.from({ length: size }, (_, row) => row), unmarked: [] };
  const packed = new Uint32Array(Uint8Array.from(file).buffer);
  const rows = Array.from(packed, (row) => (row >= unmarkedRow ? null : row));
  return { rows, unmarked: [...rows.keys()].filter((label) => packed[label] === unmarkedRow) };
}

export function packGraphRows({ rows, unmarked }: GraphRows): Uint8Array {
  const packed = Uint32Array.from(rows, (row) => row ?? goneRow);
  for (const label of unmarked) packed[label] = unmarkedRow;
  return new Uint8Array(packed.buffer);
}
