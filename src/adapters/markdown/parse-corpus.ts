import type { Corpus } from '../../core/corpus/article.js';
import { checkArticles } from '../../core/corpus/check-article.js';
import { parseArticle } from './parse-article.js';
import {
  parseCouncils,
  type ParsedTable,
  parseReplies,
  parseSignposts,
  parseSuggestions,
  parseSynonyms,
  parseUntold,
} from './parse-corpus-tables.js';

/** File of the corpus in memory. `path` is how faults name it; an article's base name is its id. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface CorpusSources {
  readonly articles: readonly SourceFile[];
  readonly councils: SourceFile;
  readonly signposts: SourceFile;
  readonly replies: SourceFile;
  readonly synonyms: SourceFile;
  readonly suggestions: SourceFile;
  /** Null where there is none. */
  readonly untold: SourceFile | null;
}

/** Parses and checks a whole corpus. `faults` holds every one as `file:line: what; what to do`; the corpus is sound where it is empty. */
export function parseCorpus(sources: CorpusSources): { readonly corpus: Corpus; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const report = (path: string, line: number, message: string): void => {
    faults.push(`${path}:${line}: ${message}`);
  };
  const read = <T>(file: SourceFile, parse: (text: string) => ParsedTable<T>): T => {
    const table = parse(file.text);
    for (const fault of table.faults) report(file.path, fault.line, fault.message);
    return table.value;
  };
  const councils = read(sources.councils, parseCouncils);
  const signposts = read(sources.signposts, parseSignposts);
  const replies = read(sources.replies, parseReplies);
  const synonyms = read(sources.synonyms, parseSynonyms);
  const suggestions = read(sources.suggestions, parseSuggestions);
  const untold = sources.untold ? read(sources.untold, parseUntold) : [];

  const files = [...sources.articles].sort((a, b) => compare(a.path, b.path));
  const parsed = files.map(({ path, text }) => ({ path, ...parseArticle(text, baseName(path)) }));
  const together = checkArticles(
    parsed.map(({ article }) => article),
    councils,
  );
  parsed.forEach(({ path, faults: own, lineOfKey }, position) => {
    const shared = together
      .filter((fault) => fault.article === position)
      .map(({ key, message }) => ({ line: lineOfKey(key), message }));
    for (const fault of [...own, ...shared].sort((a, b) => a.line - b.line)) report(path, fault.line, fault.message);
  });
  const articles = parsed.map(({ article }) => article).sort((a, b) => compare(a.id, b.id));
  const tables = { councils, signposts, replies, synonyms, suggestions };
  return { corpus: { articles, ...tables, ...(untold.length > 0 && { untold }) }, faults };
}

function baseName(path: string): string {
  return path.replace(/^.*[\\/]/u, '').replace(/\.md$/u, '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
