import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../core/corpus/article.js';
import type { IndexChange, WithdrawalReceipt } from '../../core/corpus/corpus-desk.js';
import { findTraces, holdsName, listTraces, type StoryTraces } from '../../core/corpus/story-traces.js';
import { isCopy, layTombstone, type Tombstone } from '../../core/corpus/tombstone.js';
import { CorpusInvalidError, UnknownArticleError } from '../../core/errors.js';
import { editQuestions } from '../markdown/edit-questions.js';
import { writeWithdrawn } from '../markdown/parse-withdrawn.js';
import { readIfThere, removeFile, replaceFile, storyPath } from './corpus-files.js';
import {
  type CorpusWorkshop,
  findStory,
  isId,
  readOtherStories,
  readStory,
  readTombstones,
  suggestionsFile,
  untoldFile,
  withdrawnFile,
} from './corpus-workshop.js';
import { hashBytes, loadCurrentIndex, readCurrent } from './index-store.js';
import { searchFolders } from './search-folders.js';

/**
 * Takes a story out of the corpus, the suggestions and the index, leaves a tombstone, and searches for what is left. Killed at
 * any moment it can be run again and goes on. Where the new index can't be built the story is struck from the old one, or that
 * is removed: none is better than one that quotes a withdrawn story.
 * @throws UnknownArticleError; WriteFailedError, with what was done so far done.
 */
export async function withdrawStory(shop: CorpusWorkshop, id: string, reason: string): Promise<WithdrawalReceipt> {
  const { corpusDir, indexDir } = shop;
  const before = await readCurrent(indexDir).catch(() => null);
  const tombstones = await readTombstones(corpusDir);
  const story = await findWords(shop, id, tombstones);
  // The same story under another id is to be found, and not to be taken for words that two stories have.
  const others = (await readOtherStories(corpusDir, id)).filter((other) => !isCopy(story, other, hashBytes));
  const traces = listTraces(story, others);
  const known = tombstones.find((stone) => stone.id === id);
  const tombstone = known ?? layTombstone(story, others, { withdrawn: shop.today, reason }, hashBytes);
  // First of all, so that from here on no build takes the story in again.
  if (!known) await replaceFile(join(corpusDir, withdrawnFile), writeWithdrawn([...tombstones, tombstone]), shop.disk);
  const suggestions = await dropQuestions(shop, suggestionsFile, traces);
  const untold = await dropQuestions(shop, untoldFile, traces);
  const files = await removeStoryFiles(shop, id, traces);
  const index = await rebuild(shop, id, traces);
  const folders = [corpusDir, indexDir];
  const search = await searchFolders(folders, (text, file) => {
    const found = findTraces(text, traces);
    // The tombstone keeps the id, which may hold a name.
    const names = file.endsWith(withdrawnFile) ? 0 : found.names;
    return found.runs + names === 0 ? null : { runs: found.runs, names };
  });
  return {
    tombstone,
    removed: { files, paragraphs: story.blocks.length, words: story.text.split(/\s+/u).length, suggestions, untold },
    index: { before, ...index },
    search: { ...search, folders, traces: traces.runs.size + traces.names.length },
  };
}

/** The story, from its file or, where a withdrawal was cut short, from the index. */
async function findWords(shop: CorpusWorkshop, id: string, tombstones: readonly Tombstone[]): Promise<Article> {
  const story = isId(id) ? await findStory(shop.corpusDir, id) : null;
  if (story) return story.article;
  const index = await loadCurrentIndex(shop.indexDir).catch(() => null);
  const indexed = index?.stored.corpus.articles.find((article) => article.id === id);
  if (indexed) return indexed;
  const stone = tombstones.find((other) => other.id === id);
  if (stone)
    throw new UnknownArticleError(`The story '${id}' was withdrawn on ${stone.withdrawn}. Nothing of it is there.`);
  return (await readStory(shop.corpusDir, id)).article;
}

/** Takes the questions out of a list that tell of the story. People write names in small letters too. */
async function dropQuestions({ corpusDir, disk }: CorpusWorkshop, file: string, traces: StoryTraces): Promise<number> {
  const path = join(corpusDir, file);
  const source = await readIfThere(path);
  if (source === null) return 0;
  const { text, changed } = editQuestions(source, (question) =>
    holdsTraces(question, traces) || namesAnybody(question, traces) ? null : question,
  );
  if (changed > 0) await replaceFile(path, text, disk);
  return changed;
}

/** The story's file, and every draft of it. */
async function removeStoryFiles(
  { corpusDir, disk }: CorpusWorkshop,
  id: string,
  traces: StoryTraces,
): Promise<string[]> {
  const drafts = await readdir(join(corpusDir, 'drafts')).catch(() => []);
  const paths = [storyPath(corpusDir, 'articles', id)];
  for (const name of drafts) {
    const path = join(corpusDir, 'drafts', name);
    const text = (await readIfThere(path)) ?? '';
    if (name === `${id}.md` || findTraces(text, traces).runs > 0) paths.push(path);
  }
  const removed: string[] = [];
  for (const path of paths) {
    if ((await readIfThere(path)) === null) continue;
    await removeFile(path, disk);
    removed.push(path);
  }
  return removed;
}

/**
 * The index of the files; where another story can't be read just now, the old index without this one; where neither can be
 * built, none.
 */
async function rebuild(
  shop: CorpusWorkshop,
  id: string,
  traces: StoryTraces,
): Promise<Omit<WithdrawalReceipt['index'], 'before'>> {
  try {
    return describeIndex(await shop.build(), null);
  } catch (cause) {
    const fault = cause instanceof Error ? cause.message : String(cause);
    const struck =
      cause instanceof CorpusInvalidError ? await strikeFromIndex(shop, id, traces).catch(() => null) : null;
    if (struck) return describeIndex(struck, fault);
    for (const name of await readdir(shop.indexDir).catch(() => []))
      if (/^(?:CURRENT|[0-9a-f]{16}(?:-exact)?|\.building-.*)$/u.test(name))
        await shop.disk.remove(join(shop.indexDir, name));
    return { after: null, suggestions: 0, fault };
  }
}

async function strikeFromIndex(shop: CorpusWorkshop, id: string, traces: StoryTraces): Promise<IndexChange | null> {
  const { corpus } = (await loadCurrentIndex(shop.indexDir)).stored;
  const articles = corpus.articles.filter((article) => article.id !== id);
  const suggestions = corpus.suggestions.filter((question) => !holdsTraces(question, traces));
  const untold = corpus.untold?.filter((question) => !namesAnybody(question, traces));
  return articles.length === 0 ? null : shop.buildFrom({ ...corpus, articles, suggestions, ...(untold && { untold }) });
}

function describeIndex({ indexVersion, suggestions }: IndexChange, fault: string | null) {
  return { after: indexVersion, suggestions: suggestions.proven, fault };
}

function namesAnybody(question: string, { names }: StoryTraces): boolean {
  return names.some((name) => holdsName(question.toLowerCase(), name.toLowerCase()));
}

function holdsTraces(text: string, traces: StoryTraces): boolean {
  const { runs, names } = findTraces(text, traces);
  return runs + names > 0;
}
