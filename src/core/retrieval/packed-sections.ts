/**
 * Several byte arrays in one: a count, the length of each and then each from a multiple of four bytes on, so that numbers
 * of up to four bytes can be read in place. Little-endian, as every platform is that runs this.
 */
export function packSections(sections: readonly ArrayBufferView[]): Uint8Array {
  const starts = findStarts(sections.map(({ byteLength }) => byteLength));
  const bytes = new Uint8Array(starts.at(-1) ?? 0);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, sections.length, true);
  sections.forEach(({ buffer, byteOffset, byteLength }, at) => {
    view.setUint32(4 + 4 * at, byteLength, true);
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), starts[at] ?? 0);
  });
  return bytes;
}

/** Takes apart what `packSections` made; null where `bytes` are not `count` sections and nothing else. Nothing is copied. */
export function readSections(bytes: Uint8Array, count: number): readonly Uint8Array[] | null {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const view = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength);
  if (view.byteLength < 4 + 4 * count || view.getUint32(0, true) !== count) return null;
  const lengths = Array.from({ length: count }, (_, at) => view.getUint32(4 + 4 * at, true));
  const starts = findStarts(lengths);
  if (starts.at(-1) !== aligned.length) return null;
  return lengths.map((length, at) => aligned.subarray(starts[at], (starts[at] ?? 0) + length));
}

/** Where each section begins, and where all end. */
function findStarts(lengths: readonly number[]): readonly number[] {
  const starts = [4 + 4 * lengths.length];
  for (const length of lengths) starts.push((starts.at(-1) ?? 0) + Math.ceil(length / 4) * 4);
  return starts;
}

/** The numbers of a section, in place; null where it ends inside one. */
export function viewUint32(section: Uint8Array | undefined): Uint32Array | null {
  if (!section || section.length % 4 !== 0) return null;
  return new Uint32Array(section.buffer, section.byteOffset, section.length / 4);
}

export function viewUint16(section: Uint8Array | undefined): Uint16Array | null {
  if (!section || section.length % 2 !== 0) return null;
  return new Uint16Array(section.buffer, section.byteOffset, section.length / 2);
}

/** Whether the numbers never fall, begin with 0 and end with `last`. */
export function areOffsets(numbers: Uint32Array, last: number): boolean {
  if (numbers[0] !== 0 || numbers.at(-1) !== last) return false;
  for (let at = 1; at < numbers.length; at += 1) if ((numbers[at] ?? 0) < (numbers[at - 1] ?? 0)) return false;
  return true;
}
