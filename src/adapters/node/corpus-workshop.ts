import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article, Corpus } from '../../core/corpus/article.js';
import type { IndexChange } from '../../core/corpus/corpus-desk.js';
import type { Tombstone } from '../../core/corpus/tombstone.js';
import { CorpusInvalidError, UnknownArticleError } from '../../core/errors.js';
import { parseArticle } from '../markdown/parse-article.js';
import { parseWithdrawn } from '../markdown/parse-withdrawn.js';
import { readIfThere, storyPath } from './corpus-files.js';
import type { Disk } from './disk.js';

/** What is needed to change the stories and the index that follows from them. */
export interface CorpusWorkshop {
  readonly corpusDir: string;
  readonly indexDir: string;
  readonly disk: Disk;
  /** Day of the change, YYYY-MM-DD. */
  readonly today: string;
  /** Builds the index of the corpus as it is on the disk. */
  readonly build: () => Promise<IndexChange>;
  /** Builds an index of these stories and holds it for that of the files as they are now. */
  readonly buildFrom: (corpus: Corpus) => Promise<IndexChange>;
}

export const suggestionsFile = 'suggestions.yaml';
export const untoldFile = 'untold.yaml';
export const withdrawnFile = 'withdrawn.yaml';

/** A story as it is on the disk, whether or not it is sound. */
export interface StoryFile {
  readonly id: string;
  readonly path: string;
  readonly source: string;
  readonly article: Article;
}

/** One story’s file. @throws UnknownArticleError */
export async function readStory(corpusDir: string, id: string): Promise<StoryFile> {
  const story = isId(id) ? await findStory(corpusDir, id) : null;
  if (story) return story;
  const ids = (await listStoryIds(corpusDir)).join(', ') || 'none';
  throw new UnknownArticleError(`No story has the id ${isId(id) ? `'${id}'` : 'that was given'}. There are: ${ids}.`);
}

export async function findStory(corpusDir: string, id: string): Promise<StoryFile | null> {
  const path = storyPath(corpusDir, 'articles', id);
  const source = await readIfThere(path);
  return source === null ? null : { id, path, source, article: parseArticle(source, id).article };
}

/** Every story but one, whether or not it is sound. */
export async function readOtherStories(corpusDir: string, id: string): Promise<readonly Article[]> {
  const others = (await listStoryIds(corpusDir)).filter((other) => other !== id);
  return (await Promise.all(others.map((other) => findStory(corpusDir, other)))).flatMap(
    (story) => story?.article ?? [],
  );
}

export async function listStoryIds(corpusDir: string): Promise<readonly string[]> {
  const names = await readdir(join(corpusDir, 'articles')).catch(() => []);
  return names
    .flatMap((name) => /^([a-z0-9-]+)\.md$/u.exec(name)?.[1] ?? [])
    .filter(isId)
    .sort();
}

/** Tombstones of the corpus, none where no story was withdrawn. @throws CorpusInvalidError */
export async function readTombstones(corpusDir: string): Promise<readonly Tombstone[]> {
  const path = join(corpusDir, withdrawnFile);
  const { value, faults } = parseWithdrawn((await readIfThere(path)) ?? '');
  if (faults.length > 0) throw new CorpusInvalidError(faults.map(({ line, message }) => `${path}:${line}: ${message}`));
  return value;
}

export function isId(id: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id);
}
