import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';
import type { FoundBlock } from '../../core/corpus/import-blocks.js';
import type { PageFacts } from './write-article.js';

export interface HtmlPage {
  readonly title: string | null;
  readonly facts: PageFacts;
  readonly blocks: readonly FoundBlock[];
  /** Words of parts that are never a story's: navigation, forms, captions. */
  readonly skipped: readonly string[];
}

const silent = new Set(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'head', 'object', 'canvas']);
const skippedParts = new Set([
  'nav',
  'footer',
  'aside',
  'form',
  'button',
  'figcaption',
  'dialog',
  'select',
  'textarea',
]);
const inlineParts = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/**
 * Blocks of a web page in order: those of its one `article` (else `main`, else `body`). White space is folded as a
 * browser does, but for no-break spaces; links keep their words. Never throws: HTML has no syntax errors.
 */
export function readHtml(source: string): HtmlPage {
  const document = parse(source);
  const elements = listElements(document);
  const articles = elements.filter((element) => element.tagName === 'article');
  const story =
    (articles.length === 1 ? articles[0] : undefined) ??
    elements.find((element) => element.tagName === 'main') ??
    elements.find((element) => element.tagName === 'body');
  const page: Draft = { blocks: [], skipped: [], line: '' };
  if (story !== undefined) collect(page, story, 0);
  flush(page, 'paragraph');
  const heading = elements.find((element) => element.tagName === 'h1');
  const title = heading === undefined ? '' : fold(wordsOf(heading, ''));
  return { title: title === '' ? null : title, facts: readFacts(elements), blocks: page.blocks, skipped: page.skipped };
}

interface Draft {
  readonly blocks: FoundBlock[];
  readonly skipped: string[];
  line: string;
}

/** Browsers nest no deeper either, and no story needs it; what lies deeper is read as words of one line. */
const deepest = 512;

function collect(page: Draft, element: Tree.Element, depth: number): void {
  if (depth > deepest) {
    page.line += ` ${wordsOf(element, ' ')} `;
    return;
  }
  for (const child of element.childNodes) {
    if (child.nodeName === '#text' && 'value' in child) page.line += child.value;
    if (!('tagName' in child) || silent.has(child.tagName)) continue;
    if (skippedParts.has(child.tagName) || child.attrs.some(({ name }) => name === 'hidden')) skip(page, child);
    else if (child.tagName === 'br') page.line += ' ';
    else if (inlineParts.has(child.tagName)) collect(page, child, depth + 1);
    else {
      flush(page, 'paragraph');
      collect(page, child, depth + 1);
      flush(page, /^h[1-6]$/u.test(child.tagName) ? 'heading' : 'paragraph');
    }
  }
}

function skip(page: Draft, element: Tree.Element): void {
  const words = fold(wordsOf(element, ' '));
  if (words !== '') page.skipped.push(words);
}

function flush(page: Draft, kind: FoundBlock['kind']): void {
  const text = fold(page.line);
  if (text !== '') page.blocks.push({ kind, text });
  page.line = '';
}

function readFacts(elements: readonly Tree.Element[]): PageFacts {
  const meta = (name: string): string | undefined =>
    elements
      .filter(({ tagName, attrs }) => tagName === 'meta' && attrs.some(({ value }) => value === name))
      .map((element) => attribute(element, 'content'))
      .find((content) => content !== undefined);
  const canonical = elements.find((element) => element.tagName === 'link' && attribute(element, 'rel') === 'canonical');
  const url = canonical === undefined ? undefined : attribute(canonical, 'href');
  const publisher = meta('og:site_name');
  const published = /^\d{4}-\d\d-\d\d/u.exec(meta('article:published_time') ?? '')?.[0];
  return {
    ...(url !== undefined && /^https?:/u.test(url) && { url }),
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
  };
}

function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((other) => other.name === name)?.value;
}

/** Every element in order. Without recursion: a page may be nested deeper than the stack. */
function listElements(root: Tree.ParentNode): readonly Tree.Element[] {
  const elements: Tree.Element[] = [];
  const waiting: Tree.ChildNode[] = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('tagName' in node)) continue;
    elements.push(node);
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) push(waiting, node.childNodes[at]);
  }
  return elements;
}

/** Words of all that shows inside an element, `joint` between any two. */
function wordsOf(element: Tree.Element, joint: string): string {
  const words: string[] = [];
  const waiting: Tree.ChildNode[] = [...element.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) words.push(node.value);
    if (!('tagName' in node) || silent.has(node.tagName)) continue;
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) push(waiting, node.childNodes[at]);
  }
  return words.join(joint);
}

function push(waiting: Tree.ChildNode[], node: Tree.ChildNode | undefined): void {
  if (node !== undefined) waiting.push(node);
}

function fold(text: string): string {
  return text.replace(/[ \t\n\f\r]+/gu, ' ').trim();
}
