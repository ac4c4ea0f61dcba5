import type { Nodes, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, Speech } from '../../core/corpus/article.js';
import type { LineFault } from './parse-yaml.js';

/** Body of an article with the markup taken away. */
export interface Body {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly speech: readonly Speech[];
  readonly faults: readonly LineFault[];
  /** Source line (1-based) of the character at `offset`. */
  readonly lineAt: (offset: number) => number;
}

interface LineMark {
  readonly offset: number;
  readonly line: number;
}

interface Draft {
  text: string;
  readonly firstLine: number;
  readonly blocks: Block[];
  readonly speech: Speech[];
  readonly marks: LineMark[];
  readonly faults: LineFault[];
}

const speakerScheme = 'speaker:';

/**
 * Canonical text of a Markdown body: line breaks inside a block are spaces, blocks are joined by a blank line, the words
 * are kept to the letter. `firstLine` is the line of its file at which `source` begins. HTML, images, code and link
 * definitions would lose words silently, so they are faults; comments are left out, and `CHECK` comments are faults.
 */
export function readBody(source: string, firstLine: number): Body {
  const draft: Draft = { text: '', firstLine, blocks: [], speech: [], marks: [], faults: [] };
  const nestedAt = findNesting(source);
  if (nestedAt === null) for (const node of fromMarkdown(source).children) addNode(draft, node, 0);
  else draft.faults.push({ line: firstLine + nestedAt, message: nested });
  const { text, blocks, speech, faults, marks } = draft;
  const lineAt = (offset: number): number => {
    let line = firstLine;
    for (const mark of marks) {
      if (mark.offset > offset) break;
      line = mark.line;
    }
    return line;
  };
  return { text, blocks, speech, faults, lineAt };
}

/** Lists, quotes and emphasis inside each other beyond this are no story, and deeper than the program can go. */
const deepest = 50;
const nested = `Marks are inside each other more than ${deepest} times here. Take away those that the story does not need.`;
const manyQuotes = new RegExp(`^(?:[ \\t]*>){${deepest}}`, 'mu');
const manyItems = new RegExp(`^(?:[ \\t]*(?:[-*+]|\\d{1,9}[.)])[ \\t]+){${deepest}}(?=.*[^\\s*-])`, 'mu');

/** Line, counted from 0, that opens more lists or quotes at once than anything reads in good time; null where none does. */
function findNesting(source: string): number | null {
  const found = manyQuotes.exec(source) ?? manyItems.exec(source);
  return found === null ? null : source.slice(0, found.index).split('\n').length - 1;
}

function addNode(draft: Draft, node: Nodes, depth: number): void {
  if (depth > deepest) {
    addFault(draft, node, nested);
    return;
  }
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      addBlock(draft, node.type, node.children);
      return;
    case 'list':
    case 'listItem':
    case 'blockquote':
      for (const child of node.children) addNode(draft, child, depth + 1);
      return;
    case 'html':
      addHtml(draft, node.value, lineOf(draft, node));
      return;
    case 'code':
      addBlock(draft, 'paragraph', [
        { type: 'text', value: node.value, ...(node.position && { position: node.position }) },
      ]);
      addFault(draft, node, 'These words are set as program code. Take away the four spaces or the ``` before them.');
      return;
    case 'definition':
      addFault(
        draft,
        node,
        'This line is read as a link definition and its words are lost. Write \\[ for its first mark.',
      );
      return;
    default:
      return;
  }
}

function addBlock(draft: Draft, kind: Block['kind'], nodes: readonly PhrasingContent[]): void {
  const separator = draft.text === '' ? '' : '\n\n';
  const before = { text: draft.text, marks: draft.marks.length, speech: draft.speech.length };
  draft.text += separator;
  const start = draft.text.length;
  for (const node of nodes) addInline(draft, node, 0);
  // A comment leaves a space at a block's end, and so does a line break inside speech: Markdown takes the others away.
  let end = draft.text.length;
  while (end > start && draft.text[end - 1] === ' ') end -= 1;
  if (draft.text.slice(start, end).trim() === '') {
    draft.text = before.text;
    draft.marks.length = before.marks;
    draft.speech.length = before.speech;
    return;
  }
  if (end < draft.text.length) draft.text = draft.text.slice(0, end);
  draft.blocks.push({ kind, start, end });
  for (let at = before.speech; at < draft.speech.length; at += 1) {
    const span = draft.speech[at];
    if (span && span.end > end) draft.speech[at] = { ...span, end };
  }
}

function addInline(draft: Draft, node: PhrasingContent, depth: number): void {
  if (depth > deepest) {
    addFault(draft, node, nested);
    return;
  }
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      addText(draft, node.value, lineOf(draft, node));
      return;
    case 'break':
      draft.text += ' ';
      return;
    case 'html':
      addHtml(draft, node.value, lineOf(draft, node));
      return;
    case 'image':
    case 'imageReference':
      addFault(draft, node, 'There is an image here. Remove it, or write \\! for its first mark where it is none.');
      return;
    case 'link':
      addLink(draft, node, depth);
      return;
    default:
      if ('children' in node) for (const child of node.children) addInline(draft, child, depth + 1);
  }
}

function addLink(draft: Draft, node: Extract<PhrasingContent, { type: 'link' }>, depth: number): void {
  const start = draft.text.length;
  for (const child of node.children) addInline(draft, child, depth + 1);
  if (!node.url.startsWith(speakerScheme)) return;
  if (draft.text.slice(start).trim() === '')
    addFault(draft, node, 'This speaker’s link has no words. Put the spoken words between [ and ].');
  else draft.speech.push({ personId: node.url.slice(speakerScheme.length), start, end: draft.text.length });
}

function addText(draft: Draft, value: string, line: number): void {
  value.split('\n').forEach((part, index) => {
    if (index > 0) draft.text += ' ';
    draft.marks.push({ offset: draft.text.length, line: line + index });
    draft.text += part;
  });
}

function addHtml(draft: Draft, value: string, line: number): void {
  for (const comment of value.matchAll(/<!--([\s\S]*?)-->/gu)) {
    const note = (comment[1] ?? '').trim();
    const at = line + value.slice(0, comment.index).split('\n').length - 1;
    if (note.startsWith('CHECK'))
      draft.faults.push({
        line: at,
        message: `Unresolved ${note.replace(/\s+/gu, ' ')} — Decide, then remove the comment.`,
      });
  }
  if (value.replace(/<!--[\s\S]*?-->/gu, '').trim() !== '')
    draft.faults.push({
      line,
      message: 'There is HTML here, and its words are lost. Write \\< where a < is meant, or remove it.',
    });
}

function addFault(draft: Draft, node: Nodes, message: string): void {
  draft.faults.push({ line: lineOf(draft, node), message });
}

function lineOf(draft: Draft, node: Nodes): number {
  return (node.position?.start.line ?? 1) + draft.firstLine - 1;
}
