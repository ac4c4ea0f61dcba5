import { lexicalFields } from '../../core/retrieval/lexical-table.js';
import type { StoreFilter } from '../../core/ports.js';
import type { QueryTerm } from '../../core/retrieval/lexical-index.js';

/**
 * A stem as the full-text index has it: letters and digits alone, so that its tokenizer neither cuts nor folds it. Anything else
 * than a–z and digits is spelt out.
 */
export function encodeStem(stem: string): string {
  if (/^[a-z0-9]+$/u.test(stem)) return stem;
  return `0x${Array.from(stem, (letter) => (letter.codePointAt(0) ?? 0).toString(16)).join('x')}`;
}

/** Stems of a field as the full-text index is given them. */
export function writeStems(stems: readonly string[]): string {
  return stems.map(encodeStem).join(' ');
}

/** What filters look at, as words of the full-text index. */
export function writePlace(article: number, council: string | null): string {
  return council === null ? nameArticle(article) : `${nameArticle(article)} ${nameCouncil(council)}`;
}

const nameArticle = (article: number): string => `article${article}`;
const nameCouncil = (council: string): string => `council${encodeStem(council)}`;

/**
 * FTS5 expression for the chunks that hold any of the terms, by its stem or all words of one of its synonyms; null where nothing
 * could be found. Every word stands in quotation marks, so none is an operator.
 */
export function writeMatch(terms: readonly QueryTerm[], { council, articles }: StoreFilter): string | null {
  const wanted = terms.flatMap(({ stem, synonyms }) => [[stem], ...synonyms]).filter((stems) => stems.length > 0);
  const parts = [...new Set(wanted.map((stems) => stems.map((stem) => `"${encodeStem(stem)}"`).join(' AND ')))];
  if (parts.length === 0 || articles?.length === 0) return null;
  const anyOf = (expressions: readonly string[]): string => `(${expressions.map((part) => `(${part})`).join(' OR ')})`;
  const match = `{${lexicalFields.join(' ')}} : ${anyOf(parts)}`;
  const places = [
    ...(council === null ? [] : [`place : "${nameCouncil(council)}"`]),
    ...(articles === null ? [] : [`place : ${anyOf(articles.map((article) => `"${nameArticle(article)}"`))}`]),
  ];
  return [match, ...places].map((part) => `(${part})`).join(' AND ');
}
