/** A text with one plain character for each code point of the written one, so that a pattern sees what a reader sees. */
export interface FoldedText {
  readonly text: string;
  /** Offset in the written text of each character, and one more for its end. */
  readonly offsets: Uint32Array;
}

/** Full-width, styled and foreign digits become 0–9, every dash a hyphen, a mark on a character an underscore. */
export function foldCharacters(written: string): FoldedText {
  const offsets = new Uint32Array(written.length + 1);
  let text = '';
  let at = 0;
  let count = 0;
  for (const character of written) {
    offsets[count] = at;
    count += 1;
    text += character < '\u0080' ? character : foldCharacter(character);
    at += character.length;
  }
  offsets[count] = at;
  return { text, offsets: offsets.subarray(0, count + 1) };
}

function foldCharacter(character: string): string {
  const plain = character.normalize('NFKC');
  if (/^[!-~]$/u.test(plain)) return plain;
  if (/\p{Nd}/u.test(character)) return String(readDigit(character.codePointAt(0) ?? 0));
  if (/[\p{Pd}\u2212]/u.test(character)) return '-';
  // What a keycap or a ring leaves behind: "0⃣7⃣" is read as 07.
  if (/\p{M}/u.test(character)) return '_';
  return character.length === 1 ? character : '\ufffd';
}

// Unicode puts the ten digits of a script in a row that begins at …0 or at …6.
function readDigit(point: number): number {
  const low = point & 0xf;
  return /\p{Nd}/u.test(String.fromCodePoint(point - low)) ? low : low - 6;
}
