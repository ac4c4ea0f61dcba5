import { createHash } from 'node:crypto';
import type { LexicalOptions, QueryTerm } from '../../core/retrieval/lexical-index.js';
import { LexicalIndex } from '../../core/retrieval/lexical-index.js';
import { exactKey } from '../../core/retrieval/lexical-table.js';
import type { LexicalStatistics } from '../../core/retrieval/lexical-statistics.js';
import type { IndexTables } from './index-tables.js';

/** A word to look up, and what it gives. */
export interface WordPart {
  /** Place of the term it belongs to. */
  readonly term: number;
  /** Place among the ways in which a chunk can hold the term: 0 for the word itself, then its synonyms. */
  readonly way: number;
  /** Words of this way that a chunk must hold. */
  readonly needed: number;
  /** 1 where this is one of them; 0 for a word's own form, which only adds. */
  readonly counts: 0 | 1;
  readonly word: string;
  /** Passages that hold it: what looking it up costs. */
  readonly held: number;
  /** What it gives where its frequency is endless; the weight of its term included. */
  readonly gain: number;
}

/**
 * What to look up for the terms, weighed as `LexicalIndex.score` weighs them. Words that no story holds are left out: they
 * can't be found, and of a question the database is told nothing but words of the stories.
 */
export function weighTerms(
  terms: readonly QueryTerm[],
  options: LexicalOptions,
  statistics: LexicalStatistics,
): readonly WordPart[] {
  const { exactWeight, synonymWeight } = options;
  const lexical = new LexicalIndex([], options, statistics);
  const parts = terms.flatMap(({ stem, word, weight, synonyms }, term): Omit<WordPart, 'held'>[] => {
    const exact = exactKey(word);
    const idf = lexical.inverseFrequency(stem);
    const own = { term, way: 0, needed: 1 };
    const most = lexical.has(stem) ? idf : Infinity;
    return [
      { ...own, counts: 1, word: stem, gain: weight * idf * (1 - exactWeight) },
      { ...own, counts: 0, word: exact, gain: weight * lexical.inverseFrequency(exact) * exactWeight },
      ...synonyms.flatMap((synonym, at) =>
        synonym.map((part) => {
          const share = (weight * synonymWeight) / synonym.length;
          const gain = share * Math.min(most, lexical.inverseFrequency(part));
          return { term, way: at + 1, needed: synonym.length, counts: 1 as const, word: part, gain };
        }),
      ),
    ];
  });
  return parts.map((part) => ({ ...part, held: lexical.documentFrequency(part.word) })).filter(({ held }) => held > 0);
}

/**
 * Leaves out the costliest ways of holding a term until no more than `most` entries are to be read: the commonest words, which tell
 * passages apart the least. The cheapest way stays, whatever it costs.
 */
export function keepAffordable(parts: readonly WordPart[], most: number): readonly WordPart[] {
  const costs = new Map<string, number>();
  for (const part of parts) costs.set(nameWay(part), (costs.get(nameWay(part)) ?? 0) + part.held);
  const kept = new Set<string>();
  let spent = 0;
  for (const [way, cost] of [...costs].sort((a, b) => a[1] - b[1])) {
    if (kept.size > 0 && spent + cost > most) break;
    kept.add(way);
    spent += cost;
  }
  return parts.filter((part) => kept.has(nameWay(part)));
}

function nameWay({ term, way }: WordPart): string {
  return `${term}/${way}`;
}

/** A word as the table has it: one too long for a search tree by its digest, which no other word is. */
export function storeWord(word: string): string {
  return word.length <= 200 ? word : `#${createHash('sha256').update(word).digest('hex')}`;
}

/**
 * BM25F in SQL: $1 k1, $2 to $7 the fields of the parts, $8 how many. `where` filters rows of the chunks' table, named `c`.
 * Scores are rounded, as their last digits hang on the order of adding.
 */
export function writeWordsSql({ chunks, words }: IndexTables, where: string): string {
  const filtered = where === '' ? '' : `join ${chunks} c on c.number = totals.chunk where ${where}`;
  return `
    with parts as (
      select * from unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::text[], $7::float8[])
        as p(term, way, needed, counts, word, gain)
    ), gains as (
      select p.term, p.way, p.needed, p.counts, held.chunk,
             p.gain * held.frequency * ($1::float8 + 1) / (held.frequency + $1::float8) as gain
      from parts p join ${words} w on w.word = p.word
      cross join lateral unnest(w.chunks, w.frequencies) as held(chunk, frequency)
    ), ways as (
      select term, chunk, sum(gain) as gain from gains
      group by term, way, needed, chunk having sum(counts) >= needed
    ), best as (
      select chunk, max(gain) as gain from ways group by term, chunk
    ), totals as (
      select chunk, sum(gain) as score from best group by chunk
    )
    select totals.chunk as number from totals ${filtered}
    order by round(totals.score * 1e6) desc, totals.chunk limit $8`;
}
