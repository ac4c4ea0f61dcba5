import { lexicalFields } from '../../core/retrieval/lexical-table.js';

/**
 * Tables of the stories in D1. Each index version has its own, so that another is written beside the one that answers and is
 * dropped in one step. Nothing but a version goes into a name, and versions are checked.
 */
export interface Tables {
  /** `part`, `body`: the catalogue in pieces, JSON first, then numbers. */
  readonly catalogue: string;
  /** `number`, `body`: words of an article as JSON. */
  readonly articles: string;
  /** `number`, `article`, `record`, `numbers`: a chunk as JSON and its numbers in base64. */
  readonly chunks: string;
  /** Full-text index over the chunks’ stems by field and over what filters look at (`place`); its `rowid` is the chunk’s number. */
  readonly words: string;
}

export function nameTables(indexVersion: string): Tables {
  if (!/^[0-9a-f]{16}$/u.test(indexVersion)) throw new RangeError('An index version is 16 hexadecimal digits.');
  return {
    catalogue: `catalogue_${indexVersion}`,
    articles: `articles_${indexVersion}`,
    chunks: `chunks_${indexVersion}`,
    words: `words_${indexVersion}`,
  };
}

/** What is shared by all versions: which one answers, and which steps of an upload are done. */
export const sharedTables: readonly string[] = [
  'CREATE TABLE IF NOT EXISTS voices_current (one INTEGER PRIMARY KEY CHECK (one = 1), version TEXT NOT NULL)',
  'CREATE TABLE IF NOT EXISTS voices_journal (version TEXT NOT NULL, step TEXT NOT NULL, PRIMARY KEY (version, step)) WITHOUT ROWID',
];

/** Statements that make a version’s tables, where they are not there yet. */
export function createTables(indexVersion: string): readonly string[] {
  const { catalogue, articles, chunks, words } = nameTables(indexVersion);
  return [
    `CREATE TABLE IF NOT EXISTS ${catalogue} (part INTEGER PRIMARY KEY, body TEXT NOT NULL)`,
    `CREATE TABLE IF NOT EXISTS ${articles} (number INTEGER PRIMARY KEY, body TEXT NOT NULL)`,
    `CREATE TABLE IF NOT EXISTS ${chunks} (number INTEGER PRIMARY KEY, article INTEGER NOT NULL, record TEXT NOT NULL, numbers TEXT NOT NULL)`,
    // The texts themselves are not kept a second time; diacritics count, as they do in our own stems.
    `CREATE VIRTUAL TABLE IF NOT EXISTS ${words} USING fts5(${lexicalFields.join(', ')}, place, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')`,
  ];
}

export function dropTables(indexVersion: string): readonly string[] {
  return Object.values(nameTables(indexVersion)).map((name) => `DROP TABLE IF EXISTS ${name}`);
}
