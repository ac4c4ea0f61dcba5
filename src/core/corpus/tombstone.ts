import type { HashText } from '../ports.js';
import type { Article } from './article.js';
import { foldStoryWords } from './story-traces.js';

/** What stays of a story that was withdrawn: enough to know it again, and none of its words. */
export interface Tombstone {
  readonly id: string;
  /** Day on which it was withdrawn, YYYY-MM-DD. */
  readonly withdrawn: string;
  readonly reason: string;
  /** Of the story's words, whatever their case, marks and spaces. */
  readonly sha256: string;
  /** First 16 digits of the same for each paragraph that is long enough not to be guessed. */
  readonly paragraphs: readonly string[];
}

/** A shorter paragraph could be found from its digest by trying. */
const fewestParagraphWords = 12;
const digestChars = 16;
/** A story that shares this much with a withdrawn one is that story, edited. */
const sameShare = 0.25;
const copyShare = 0.75;

type StoryText = Pick<Article, 'id' | 'text' | 'blocks'>;

/** The tombstone for a story. Paragraphs that `others` hold too (a council's standing text) don't tell it. */
export function layTombstone(
  story: StoryText,
  others: readonly StoryText[],
  about: Pick<Tombstone, 'withdrawn' | 'reason'>,
  hashText: HashText,
): Tombstone {
  const shared = new Set(others.flatMap((other) => hashParagraphs(other, hashText)));
  const paragraphs = hashParagraphs(story, hashText).filter((digest) => !shared.has(digest));
  return { id: story.id, ...about, sha256: hashText(foldStoryWords(story.text)), paragraphs };
}

/** The tombstone of a story that has the same id, or at least a quarter of whose paragraphs this one holds; null where there is none. */
export function findTombstone(
  story: StoryText,
  tombstones: readonly Tombstone[],
  hashText: HashText,
): { readonly tombstone: Tombstone; readonly by: 'id' | 'words' } | null {
  const sha256 = hashText(foldStoryWords(story.text));
  const held = new Set(hashParagraphs(story, hashText));
  for (const tombstone of tombstones) {
    const shared = tombstone.paragraphs.filter((digest) => held.has(digest)).length;
    if (tombstone.sha256 === sha256 || (shared > 0 && shared >= tombstone.paragraphs.length * sameShare))
      return { tombstone, by: 'words' };
  }
  const tombstone = tombstones.find(({ id }) => id === story.id);
  return tombstone ? { tombstone, by: 'id' } : null;
}

/** Whether another article holds nearly all of a story: it is the same story under another id, and not one with standing text. */
export function isCopy(story: StoryText, other: StoryText, hashText: HashText): boolean {
  if (foldStoryWords(story.text) === foldStoryWords(other.text)) return true;
  const own = hashParagraphs(story, hashText);
  const held = new Set(hashParagraphs(other, hashText));
  return own.length > 0 && own.filter((digest) => held.has(digest)).length >= own.length * copyShare;
}

function hashParagraphs({ text, blocks }: StoryText, hashText: HashText): readonly string[] {
  const folded = blocks.map(({ start, end }) => foldStoryWords(text.slice(start, end)));
  const long = folded.filter((words) => words.split(' ').length >= fewestParagraphWords);
  return long.map((words) => hashText(words).slice(0, digestChars));
}
