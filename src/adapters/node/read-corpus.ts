import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article, Corpus } from '../../core/corpus/article.js';
import { findTombstone } from '../../core/corpus/tombstone.js';
import { CorpusInvalidError } from '../../core/errors.js';
import { parseCorpus, type SourceFile } from '../markdown/parse-corpus.js';
import { readTombstones, untoldFile, withdrawnFile } from './corpus-workshop.js';
import { hashBytes } from './index-store.js';

/**
 * Reads and checks the corpus in `dir`: `articles/*.md`, the five YAML tables and, where it is there, `untold.yaml`. Articles come sorted by id, so the
 * result doesn't depend on the file system's order.
 * @throws CorpusInvalidError (`corpus-invalid`) with every fault at once, unreadable and misnamed files among them.
 */
export async function readCorpus(dir: string): Promise<Corpus> {
  const faults: string[] = [];
  const read = (...names: readonly string[]): Promise<SourceFile> => readSource(join(dir, ...names), faults);
  const names = await listArticles(join(dir, 'articles'), faults);
  const articles = await Promise.all(names.map((name) => read('articles', name)));
  const [councils, signposts, replies, synonyms, suggestions] = await Promise.all([
    read('councils.yaml'),
    read('signposts.yaml'),
    read('replies.yaml'),
    read('synonyms.yaml'),
    read('suggestions.yaml'),
  ]);
  const untold = existsSync(join(dir, untoldFile)) ? await read(untoldFile) : null;
  const unread = new Set(faults.map((fault) => fault.replace(/:\d+: .*$/su, '')));
  const readable = articles.filter(({ path }) => !unread.has(path));
  const parsed = parseCorpus({ articles: readable, councils, signposts, replies, synonyms, suggestions, untold });
  // What could not be read has its fault already; what follows from that is noise.
  const own = parsed.faults.filter((fault) => ![...unread].some((path) => fault.startsWith(`${path}:`)));
  const all = [...faults, ...own, ...(await findWithdrawn(dir, parsed.corpus.articles))];
  if (all.length > 0) throw new CorpusInvalidError(all);
  return parsed.corpus;
}

/** A story that was withdrawn is taken in by no build, whatever its file is called. */
async function findWithdrawn(dir: string, articles: readonly Article[]): Promise<readonly string[]> {
  const tombstones = await readTombstones(dir);
  return articles.flatMap((article) => {
    const found = findTombstone(article, tombstones, hashBytes);
    if (!found) return [];
    const { id, withdrawn } = found.tombstone;
    const what = found.by === 'id' ? 'A story of this id' : `This story, as '${id}',`;
    const todo = `Run \`ask corpus withdraw ${article.id}\`, or take its entry out of ${withdrawnFile}`;
    return [`${join(dir, 'articles', `${article.id}.md`)}:1: ${what} was withdrawn on ${withdrawn}. ${todo}.`];
  });
}

async function listArticles(dir: string, faults: string[]): Promise<readonly string[]> {
  try {
    const names = (await readdir(dir)).filter((name) => !name.startsWith('.')).sort();
    for (const name of names.filter((other) => !other.endsWith('.md')))
      faults.push(`${join(dir, name)}:1: Only .md files are stories. Rename it or move it elsewhere.`);
    const stories = names.filter((name) => name.endsWith('.md'));
    if (stories.length === 0) faults.push(`${dir}:1: There is no story here. Add one as a .md file.`);
    return stories;
  } catch (error) {
    faults.push(`${dir}:1: The folder can't be read (${codeOf(error)}). Check the corpus folder's path.`);
    return [];
  }
}

async function readSource(path: string, faults: string[]): Promise<SourceFile> {
  try {
    const bytes = await readFile(path);
    const line = findMalformedLine(bytes);
    if (line === null) return { path, text: new TextDecoder().decode(bytes) };
    faults.push(`${path}:${line}: The file is not UTF-8 text. Save it as UTF-8.`);
  } catch (error) {
    faults.push(`${path}:1: The file can't be read (${codeOf(error)}). Check that it is there.`);
  }
  return { path, text: '' };
}

/** First line (1-based) that is not UTF-8; null where all are. A line feed is never a part of another character. */
function findMalformedLine(bytes: Uint8Array): number | null {
  for (let line = 1, start = 0; start <= bytes.length; line++) {
    const feed = bytes.indexOf(10, start);
    const end = feed === -1 ? bytes.length : feed;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
}
