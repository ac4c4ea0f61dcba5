import type { Article } from './article.js';

/** What tells that a text still holds something of a story. */
export interface StoryTraces {
  /** Runs of `runWords` words, folded, that stand in this story and in no other. */
  readonly runs: ReadonlySet<string>;
  /** Names that are this story's alone, as written. */
  readonly names: readonly string[];
}

export interface FoundTraces {
  readonly runs: number;
  readonly names: number;
}

/** Shorter runs stand in any text by chance. */
const runWords = 6;

/** Words of a text in lower case with one space between; marks and spaces don't count. */
export function foldStoryWords(text: string): string {
  return splitFolded(text).join(' ');
}

/** What to look for so that nothing of `story` is left: its runs of words and its people's whole names, less what `others` have too. */
export function listTraces(story: Article, others: readonly Article[]): StoryTraces {
  const elsewhere = new Set(others.flatMap((other) => listRuns(other)));
  const names = story.people.map(({ name }) => name).filter((name) => !others.some((other) => namesIn(other, name)));
  return { runs: new Set(listRuns(story).filter((run) => !elsewhere.has(run))), names: [...new Set(names)] };
}

/** How much of a story a text holds. Linear in the text. */
export function findTraces(text: string, { runs, names }: StoryTraces): FoundTraces {
  const held = runs.size === 0 ? 0 : joinRuns(splitFolded(text)).filter((run) => runs.has(run)).length;
  return { runs: held, names: names.filter((name) => holdsName(text, name)).length };
}

/** Whether a text holds a name as whole words, in this case of letters. */
export function holdsName(text: string, name: string): boolean {
  return name !== '' && namePattern(name).test(text);
}

/** A name as whole words; the spaces in it may be line ends. */
export function namePattern(name: string, flags = 'u'): RegExp {
  const words = name.split(/\s+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&'));
  return new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])${words.join(String.raw`\s+`)}(?![\p{L}\p{M}\p{N}])`, flags);
}

function namesIn({ title, text, people }: Article, name: string): boolean {
  return [title ?? '', text, ...people.map((person) => person.name)].some((part) => holdsName(part, name));
}

function listRuns({ text, blocks }: Article): string[] {
  const all = blocks.map(({ start, end }) => splitFolded(text.slice(start, end)));
  const long = all.filter((words) => words.length >= runWords);
  // A story of nothing but short lines is looked for line by line.
  return long.length > 0 ? long.flatMap(joinRuns) : all.map((words) => words.join(' '));
}

function joinRuns(words: readonly string[]): string[] {
  const runs: string[] = [];
  for (let at = 0; at + runWords <= words.length; at += 1) runs.push(words.slice(at, at + runWords).join(' '));
  return runs;
}

function splitFolded(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
