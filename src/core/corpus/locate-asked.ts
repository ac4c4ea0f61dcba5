import type { Article, Asked } from './article.js';
import type { KeyFault } from './check-article.js';

/** What editors write down of questions and the words that answer them. */
export interface WrittenAsked {
  /** Words of the story's text that occur there once, inside one paragraph. */
  readonly answer: string;
  readonly questions: readonly string[];
}

/** Finds the words that answer. Entries whose words can't be found are left out and told as faults. */
export function locateAsked(
  written: readonly WrittenAsked[],
  { text, blocks }: Pick<Article, 'text' | 'blocks'>,
): { readonly asked: readonly Asked[]; readonly faults: readonly KeyFault[] } {
  const asked: Asked[] = [];
  const faults: KeyFault[] = [];
  for (const [position, { answer, questions }] of written.entries()) {
    const start = text.indexOf(answer);
    const end = start + answer.length;
    const fault = findFault(answer, start, text, blocks);
    if (fault === null) asked.push({ start, end, questions });
    else faults.push({ key: [String(position)], message: fault });
  }
  return { asked: asked.sort((a, b) => a.start - b.start || a.end - b.end), faults };
}

function findFault(answer: string, start: number, text: string, blocks: Article['blocks']): string | null {
  if (start === -1) return `The text does not hold '${answer}'. Copy the words exactly or remove the questions.`;
  if (text.includes(answer, start + 1)) return `The text holds '${answer}' more than once. Copy more of the words.`;
  const inside = blocks.some(
    (block) => block.kind === 'paragraph' && block.start <= start && start + answer.length <= block.end,
  );
  return inside ? null : `'${answer}' is not inside one paragraph. Copy words that a quote may have.`;
}
