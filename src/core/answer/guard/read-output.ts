/** Sentence of a language model with the quotes that it says it is about. */
export interface WrittenSentence {
  /** Without tokens; ends with its full stop. */
  readonly text: string;
  /** Numbers of its tokens, each once, in order; a token may stand in it or right behind it. */
  readonly tokens: readonly number[];
}

const token = /\[q(\d{1,2})\]/gu;

/**
 * Sentences of what a model wrote, in order. What does not end with a full stop is none: the model was cut off, or wrote
 * something else than sentences.
 */
export function readOutput(output: string): readonly WrittenSentence[] {
  return output.split(/\n+/u).flatMap(readLine);
}

function readLine(line: string): readonly WrittenSentence[] {
  // A full stop before a space, a token or the end; the tokens right behind it belong to it.
  const pieces = line.match(/[^]*?\.(?=\s|\[q|$)(?:\s*\[q\d{1,2}\]\.?)*/gu) ?? [];
  return pieces.map((piece) => ({
    text: piece
      .replace(/\.(?:\s*\[q\d{1,2}\]\.?)+$/u, '.')
      .replace(token, '')
      .replace(/\s+/gu, ' ')
      .replace(/ (?=[.,])/gu, '')
      .trim(),
    tokens: [...new Set([...piece.matchAll(token)].map(([, number]) => Number(number)))],
  }));
}
