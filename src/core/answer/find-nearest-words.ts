import type { Article, Span } from '../corpus/article.js';

/** One run of words of a comparison. */
export interface WordRun {
  /** `only-here` is in the words that were looked for, `only-there` in the article. */
  readonly kind: 'same' | 'only-here' | 'only-there';
  /** The words as they are written on that side; the article's where they are the same. */
  readonly text: string;
}

/** Stretch of an article that comes nearest to some words. */
export interface NearestWords {
  readonly article: Article;
  readonly span: Span;
  /** Share of words that agree, 0 to 1: 1 where all do, punctuation and capitals aside. */
  readonly agreement: number;
  readonly difference: readonly WordRun[];
}

interface Token extends Span {
  readonly folded: string;
  readonly written: string;
}

/** Words that have to agree in a row before a place is looked at. */
const shingle = 2;
/** Places that are compared word by word. */
const mostPlaces = 8;
/** Longer texts are no quotations; comparing takes time with the square of their length. */
const mostWords = 400;

/**
 * The stretch of the articles whose words come nearest to `text`, compared without punctuation and capitals; null where
 * nothing has two words in a row in common with it, and for more than 400 words. Of equally near ones the first.
 */
export function findNearestWords(text: string, articles: readonly Article[]): NearestWords | null {
  const wanted = tokenise(text);
  if (wanted.length === 0 || wanted.length > mostWords) return null;
  const found = articles.flatMap((article) => {
    const tokens = tokensOf(article);
    return findPlaces(wanted, tokens).map((place) => ({ article, tokens, ...place }));
  });
  const places = found.sort((a, b) => b.hits - a.hits).slice(0, mostPlaces);
  let best: NearestWords | null = null;
  for (const { article, tokens, from } of places) {
    const nearest = compareAt(wanted, tokens, from, article, text);
    if (nearest && (best === null || nearest.agreement > best.agreement)) best = nearest;
  }
  return best;
}

/** Words of articles that were compared with before: articles do not change. */
const articleTokens = new WeakMap<Article, readonly Token[]>();

function tokensOf(article: Article): readonly Token[] {
  const known = articleTokens.get(article);
  if (known) return known;
  const tokens = tokenise(article.text);
  articleTokens.set(article, tokens);
  return tokens;
}

function tokenise(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)].map((match) => ({
    written: match[0],
    folded: match[0].normalize('NFKC').toLowerCase().replaceAll('’', "'"),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Where the words may begin in the article, by how many of their shingles stand about there. */
function findPlaces(wanted: readonly Token[], tokens: readonly Token[]) {
  const positions = new Map<string, number[]>();
  for (let at = 0; at + Math.min(shingle, wanted.length) <= wanted.length; at += 1) {
    const key = keyAt(wanted, at, Math.min(shingle, wanted.length));
    positions.set(key, [...(positions.get(key) ?? []), at]);
  }
  // Beginnings that lie within a quarter of the words' length are one place: words were put in or left out before.
  const width = Math.max(4, Math.ceil(wanted.length / 4));
  const hits = new Map<number, number>();
  const size = Math.min(shingle, wanted.length);
  for (let at = 0; at + size <= tokens.length; at += 1)
    for (const position of positions.get(keyAt(tokens, at, size)) ?? []) {
      const bucket = Math.floor((at - position) / width);
      for (const near of [bucket - 1, bucket]) hits.set(near, (hits.get(near) ?? 0) + 1);
    }
  const best = [...hits].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostPlaces);
  return best.map(([bucket, count]) => ({ from: bucket * width - width, hits: count }));
}

function keyAt(tokens: readonly Token[], at: number, size: number): string {
  const first = tokens[at]?.folded ?? '';
  return size === 1 ? first : `${first} ${tokens[at + 1]?.folded ?? ''}`;
}

/** Aligns all of the wanted words with the best stretch of a window of the article. */
function compareAt(
  wanted: readonly Token[],
  tokens: readonly Token[],
  from: number,
  article: Article,
  text: string,
): NearestWords | null {
  const slack = Math.max(4, Math.ceil(wanted.length / 4));
  const window = tokens.slice(Math.max(0, from), Math.max(0, from + 2 * wanted.length + 4 * slack));
  const steps = align(wanted, window);
  const matched = steps.filter(({ here, there }) => here !== null && there !== null);
  const first = window[matched[0]?.there ?? -1];
  const last = window[matched.at(-1)?.there ?? -1];
  if (!first || !last) return null;
  return {
    article,
    span: { start: first.start, end: last.end },
    agreement: Math.round((1000 * matched.length) / steps.length) / 1000,
    difference: joinRuns(steps, wanted, window, text, article.text),
  };
}

interface Step {
  readonly here: number | null;
  readonly there: number | null;
}

/** Putting a word in is a little cheaper, so that a word that was changed at the end does not lose those behind it. */
const [leaveOut, putIn] = [10, 9];

/** Fewest words to leave out and put in to get from all of `wanted` to some stretch of `window` (Sellers 1980). */
function align(wanted: readonly Token[], window: readonly Token[]): readonly Step[] {
  const costs: number[][] = [new Array<number>(window.length + 1).fill(0)];
  for (let i = 1; i <= wanted.length; i += 1) {
    const before = costs[i - 1] ?? [];
    const row = [i * leaveOut];
    for (let j = 1; j <= window.length; j += 1) {
      const same = wanted[i - 1]?.folded === window[j - 1]?.folded;
      const other = Math.min((before[j] ?? 0) + leaveOut, (row[j - 1] ?? 0) + putIn);
      row.push(same ? Math.min(before[j - 1] ?? 0, other) : other);
    }
    costs.push(row);
  }
  const end = costs[wanted.length] ?? [];
  let j = end.indexOf(Math.min(...end));
  let i = wanted.length;
  const steps: Step[] = [];
  while (i > 0) {
    const cost = costs[i]?.[j] ?? 0;
    const same = j > 0 && wanted[i - 1]?.folded === window[j - 1]?.folded;
    if (same && cost === costs[i - 1]?.[j - 1]) steps.push({ here: (i -= 1), there: (j -= 1) });
    else if (j > 0 && cost === (costs[i]?.[j - 1] ?? 0) + putIn) steps.push({ here: null, there: (j -= 1) });
    else steps.push({ here: (i -= 1), there: null });
  }
  return steps.reverse();
}

function joinRuns(
  steps: readonly Step[],
  wanted: readonly Token[],
  window: readonly Token[],
  text: string,
  articleText: string,
): readonly WordRun[] {
  const kindOf = ({ here, there }: Step): WordRun['kind'] =>
    here !== null && there !== null ? 'same' : here !== null ? 'only-here' : 'only-there';
  const runs: { readonly kind: WordRun['kind']; readonly source: string; readonly start: number; end: number }[] = [];
  for (const step of steps) {
    const kind = kindOf(step);
    const token = kind === 'only-here' ? wanted[step.here ?? -1] : window[step.there ?? -1];
    if (!token) continue;
    const run = runs.at(-1);
    if (run?.kind === kind) run.end = token.end;
    else runs.push({ kind, source: kind === 'only-here' ? text : articleText, start: token.start, end: token.end });
  }
  return runs.map(({ kind, source, start, end }) => ({ kind, text: source.slice(start, end).replace(/\s+/gu, ' ') }));
}
