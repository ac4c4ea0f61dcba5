import type { Block, Person, Speech } from './article.js';
import { findPullQuotes, recogniseFurniture } from './check-furniture.js';
import type { FoundBlock } from './import-blocks.js';
import { findPeople, readInterviewHeading } from './import-people.js';
import { findQuotedNames } from './import-quotations.js';
import { findLabels, markSpeech } from './import-speech.js';

/** Article as a program proposes it, for a person to check. Every found block is in it once: as title, as block or as dropped. */
export interface ArticleProposal {
  readonly title: string | null;
  readonly people: readonly Person[];
  readonly blocks: readonly ProposedBlock[];
  /** What was taken for page furniture, and for what kind. */
  readonly dropped: readonly { readonly text: string; readonly what: string }[];
}

export interface ProposedBlock {
  readonly kind: Block['kind'];
  readonly text: string;
  /** Offsets count from the block's start. */
  readonly speech: readonly Speech[];
  /** What a person has to decide, in words. */
  readonly checks: readonly string[];
}

/** Furniture is short; a longer block is never dropped for the sake of a pattern in it. */
const longestFurnitureWords = 25;

/**
 * Proposes an article: furniture dropped, the title taken out of the body, speech marked where the text makes the speaker
 * plain, everything uncertain noted in `checks`. `title` is the page's own title where it is known; else the longest of
 * the short lines before the first paragraph is taken.
 */
export function proposeArticle(found: readonly FoundBlock[], title: string | null = null): ArticleProposal {
  const { kept, dropped } = dropFurniture(found);
  const paragraph = kept.findIndex(({ kind, text }) => kind === 'paragraph' || readInterviewHeading(text) !== null);
  const lines = paragraph === -1 ? [] : kept.slice(0, paragraph);
  const titleAt =
    title === null ? longest(lines) : kept.findIndex((block) => block.kind === 'heading' && block.text === title);
  const body = kept.filter((_, at) => at !== titleAt);
  const people = findPeople(body, [...findQuotedNames(body), ...findLabels(body)]);
  const marks = markSpeech(body, people);
  const labels = new Set(lines);
  const mentioned = new Set(
    marks.flatMap(({ speech, guesses }) => [...speech.map(({ personId }) => personId), ...guesses]),
  );
  return {
    title: title ?? kept[titleAt]?.text ?? null,
    people: people.filter(({ id }) => mentioned.has(id)),
    blocks: body.map((block, at) => ({
      ...block,
      speech: marks[at]?.speech ?? [],
      checks: [
        ...(labels.has(block) ? ['is this line the story’s own, or a label of the page to delete?'] : []),
        ...noteFurniture(block.text),
        ...(marks[at]?.checks ?? []),
      ],
    })),
    dropped,
  };
}

function dropFurniture(found: readonly FoundBlock[]): {
  readonly kept: readonly FoundBlock[];
  readonly dropped: ArticleProposal['dropped'];
} {
  const paragraph = found.findIndex(({ kind }) => kind === 'paragraph');
  // Set large, a pull quote looks like a heading; only what stands above the story is safe from being one.
  const repeats = findPullQuotes(found.map(({ text }, at) => (at < paragraph ? '' : text)));
  const judged = found.map((block, at) => {
    const furniture = isShort(block.text) ? recogniseFurniture(block.text) : null;
    return { block, what: furniture ?? (typeof repeats[at] === 'number' ? 'a repeated pull quote' : null) };
  });
  return {
    kept: judged.flatMap(({ block, what }) => (what === null ? [block] : [])),
    dropped: judged.flatMap(({ block, what }) => (what === null ? [] : [{ text: block.text, what }])),
  };
}

/** A long paragraph may hold the story's own words beside the furniture: it is kept for a person to cut. */
function noteFurniture(text: string): readonly string[] {
  const what = recogniseFurniture(text);
  return what === null ? [] : [`a part of this looks like ${what}. Delete that part if it is.`];
}

function isShort(text: string): boolean {
  return text.split(/\s+/u).length <= longestFurnitureWords;
}

function longest(lines: readonly FoundBlock[]): number {
  return lines.reduce((best, { text }, at) => (text.length > (lines[best]?.text.length ?? 0) ? at : best), -1);
}
