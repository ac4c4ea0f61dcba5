import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Article } from '../../src/core/corpus/article.js';
import { bareArticle, joinParagraphs } from '../eval/build-sets.js';

/** Lengths in code units of the paragraphs that are taken: one to three sentences, each paragraph one chunk. */
const paragraphChars = { least: 100, most: 300 } as const;
/** Paragraphs of one article; a longer text becomes several. */
const articleParagraphs = 25;

/** Reads by ending; `.gz` is unpacked first. */
const readers: Readonly<Record<string, (text: string) => readonly string[]>> = {
  '.html': readHtmlParagraphs,
  '.txt': splitParagraphs,
  '.rst': splitParagraphs,
  '.md': splitParagraphs,
  '.pod': splitParagraphs,
};

/**
 * Articles cut from the texts under `folders` (`.txt`, `.rst`, `.md`, `.pod`, `.html`, gzipped or not): running prose only,
 * no paragraph twice. Sorted by a digest, so that a part of them is as varied as all; the same files give the same articles.
 */
export function gatherTexts(folders: readonly string[]): readonly Article[] {
  const seen = new Set<string>();
  const articles: Article[] = [];
  for (const folder of folders)
    for (const path of listFiles(folder)) {
      const paragraphs = readParagraphs(path).filter((text) => isProse(text) && !seen.has(text) && seen.add(text));
      for (let at = 0; at < paragraphs.length; at += articleParagraphs)
        articles.push(makeArticle(`${relative(folder, path)} ${at}`, paragraphs.slice(at, at + articleParagraphs)));
    }
  return articles.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function listFiles(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((path) => extname(path.replace(/\.gz$/u, '')) in readers).sort();
}

function readParagraphs(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return readers[extname(path.replace(/\.gz$/u, ''))]?.(text) ?? [];
}

function splitParagraphs(text: string): readonly string[] {
  return text.split(/\n[ \t]*\n/u).map(foldSpace);
}

/** Texts of the paragraphs, list items and definitions that hold no other. */
function readHtmlParagraphs(html: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): boolean => {
    const children = 'childNodes' in node ? node.childNodes : [];
    const held = children.map(visit).includes(true);
    if (!['p', 'li', 'dd', 'blockquote'].includes(node.nodeName)) return held;
    if (!held) found.push(foldSpace(textOf(node)));
    return true;
  };
  visit(parse(html));
  return found;
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function foldSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Whole English sentences, mostly letters: no tables, lists of options, source code or licence rulers. */
function isProse(text: string): boolean {
  const letters = text.replace(/[^a-zA-Z ]/gu, '').length;
  return (
    text.length >= paragraphChars.least &&
    text.length <= paragraphChars.most &&
    /^[A-Z“"(]/u.test(text) &&
    /[.?!:)”"]$/u.test(text) &&
    letters > 0.88 * text.length &&
    (text.match(/\b(?:the|a|of|to|is|are|and|in|for|it|you|that|be)\b/gu)?.length ?? 0) >= text.length / 60
  );
}

function makeArticle(source: string, paragraphs: readonly string[]): Article {
  const id = `t-${createHash('sha256').update(source).digest('hex').slice(0, 12)}`;
  return { ...bareArticle, id, title: null, ...joinParagraphs(paragraphs) };
}
