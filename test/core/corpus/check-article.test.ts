import { describe, expect, it } from 'vitest';
import type { Article, Block, Speech } from '../../../src/core/corpus/article.js';
import { checkArticle, checkArticles, type AsPrinted } from '../../../src/core/corpus/check-article.js';

type Part = string | { readonly by: string; readonly words: string };
type Line = readonly Part[] | string;

/** Article of paragraphs; a line that begins with `#` is a heading, `{ by, words }` is speech. */
function build(lines: readonly Line[], changes: Partial<Article> = {}): Article {
  let text = '';
  const blocks: Block[] = [];
  const speech: Speech[] = [];
  for (const line of lines) {
    if (text !== '') text += '\n\n';
    const start = text.length;
    for (const part of typeof line === 'string' ? [line.replace(/^# /u, '')] : line) {
      const from = text.length;
      text += typeof part === 'string' ? part : part.words;
      if (typeof part !== 'string') speech.push({ personId: part.by, start: from, end: text.length });
    }
    const heading = typeof line === 'string' && line.startsWith('# ');
    blocks.push({ kind: heading ? 'heading' : 'paragraph', start, end: text.length });
  }
  const people = [
    { id: 'ann', name: 'Ann', role: null, employer: null },
    { id: 'bob', name: 'Bob', role: null, employer: null },
  ];
  return {
    id: 'a',
    title: null,
    councilId: null,
    publisher: null,
    published: null,
    url: null,
    sponsor: null,
    rights: 'Ours.',
    maxQuoteChars: null,
    people,
    text,
    blocks,
    speech,
    ...changes,
  };
}

/** Faults as "words at the fault: message", or "key: message". */
function faultsOf(article: Article, asPrinted?: readonly AsPrinted[]): string[] {
  return checkArticle(article, asPrinted).map((fault) =>
    'key' in fault
      ? `${fault.key.join('.')}: ${fault.message}`
      : `${article.text.slice(fault.start, fault.start + 4)}: ${fault.message}`,
  );
}

describe('checkArticle', () => {
  it('finds nothing in a sound article', () => {
    expect(
      faultsOf(build(['# Title', ['He says: ', { by: 'ann', words: '“Yes.”' }], 'It’s ‘fine’, 5 o’clock.'])),
    ).toEqual([]);
  });

  it('lets an interview’s answer go without quotation marks', () => {
    expect(faultsOf(build(['# Why?', [{ by: 'ann', words: 'Because I like it.' }], 'He is “nice”.']))).toEqual([]);
  });

  it.each([
    ['an unknown speaker', [[{ by: 'eve', words: '“Yes.”' }]], '“Yes: Unknown speaker'],
    ['an opening “ that is never closed', ['He says “yes.'], '“yes: The quotation that opens here'],
    ['an opening " that is never closed', ['He says "yes.'], '"yes: The quotation that opens here'],
    ['a ” that closes nothing', ['He says yes”.'], '”.: This ” closes nothing'],
    ['a “ inside an open quotation', ['A “b “c” d.'], '“b “: The quotation that opens here'],
    ['a ‘ that is never closed', ['An ‘odd one.'], '‘odd: This ‘ is never closed'],
    [
      'an open paragraph before one that does not open again',
      ['“One two.', 'Three.'],
      '“One: The quotation that opens here',
    ],
    [
      'an open paragraph before another speaker’s',
      [[{ by: 'ann', words: '“One two.' }], [{ by: 'bob', words: '“Three.”' }]],
      '“One: The quotation that opens here',
    ],
    ['a cookie notice', ['Cookie Consent by Popupsmart Website'], 'Cook: This looks like a cookie notice'],
    ['a link to click', ['Click here to find out more.'], 'Clic: This looks like a link to click'],
    ['a link to a report', ['Read the latest Ofsted report here.'], 'Read: This looks like a link to click'],
    ['a LinkedIn notice', ['Connecting to LinkedIn...'], 'Conn: This looks like a social media notice'],
    ['a photo credit', ['Photo: AntonioDiaz/AdobeStock'], 'Phot: This looks like a photo credit'],
    ['a file name', ['110303 F Vo466 003'], '1103: This looks like a picture’s file name'],
    ['a read more', ['Read more: the story of Ann'], 'Read: This looks like a link to more'],
    ['a share button', ['Share this article'], 'Shar: This looks like a social media notice'],
    ['a dateline', ['Posted on 2/03/2018 by'], 'Post: This looks like a dateline'],
    ['a web address', ['See https://example.org for it.'], 'See : This looks like a bare web address'],
  ] as const)('reports %s', (_what, lines, expected) => {
    const faults = faultsOf(build(lines));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(expected);
  });

  it('takes a quotation of several paragraphs in one voice as closed', () => {
    const lines = ['“One.', '“Two.', '“Three.”'].map((words) => [{ by: 'ann', words }]);
    expect(faultsOf(build(lines))).toEqual([]);
    expect(faultsOf(build(['"One.', '"Two."']))).toEqual([]);
  });

  it('pairs curly and straight marks apart', () => {
    expect(faultsOf(build(['He said “I heard "yes" twice.”']))).toEqual([]);
    expect(faultsOf(build(['A “bcd".']))).toHaveLength(2);
  });

  it('reports a pull quote, and the later of two equal paragraphs', () => {
    const original = [{ by: 'ann', words: '“We get help when things are hectic, and I like that.”' }];
    const article = build([original, '“We get help when things are hectic”', 'A b c d e.', 'A b c d e.']);
    const faults = checkArticle(article);
    expect(
      faults.map((fault) => 'start' in fault && article.blocks.findIndex(({ start }) => start === fault.start)),
    ).toEqual([1, 3]);
  });

  it('takes no ordinary words for furniture', () => {
    const lines = [
      'I want to read more about it and share this with you.',
      'He posted on the wall.',
      'You can find help here.',
      'The photo: a boy and a dog.',
      'Visit families often. You learn a lot here and there.',
      'In 2018 we had 110303 visits.',
    ];
    expect(faultsOf(build(lines))).toEqual([]);
  });

  it('reports missing rights and missing text', () => {
    expect(faultsOf(build([], { rights: ' ' }))).toEqual([
      expect.stringMatching(/^rights: The rights are missing/u),
      expect.stringMatching(/^: The article has no text/u),
    ]);
  });

  it('lets pass what is printed just so, and nothing else', () => {
    const article = build(['"One with children.\'', '"Two with adults.\'']);
    const faults = faultsOf(article, [{ text: "with children.'", why: 'printed so' }]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('"Two');
  });

  it('reports an exception that the text does not hold', () => {
    expect(faultsOf(build(['One.']), [{ text: 'two', why: 'printed so' }])).toEqual([
      expect.stringMatching(/^asPrinted\.0: The text does not hold 'two'/u),
    ]);
  });
});

describe('checkArticles', () => {
  it('reports an id used twice and an unknown council', () => {
    const council = { id: 'kent', name: 'Kent', aliases: [], careersUrl: null };
    const articles = [
      build(['A.'], { councilId: 'kent' }),
      build(['B.'], { councilId: 'essex' }),
      build(['C.'], { id: 'c' }),
    ];
    expect(checkArticles(articles, [council])).toEqual([
      { article: 1, key: ['id'], message: expect.stringContaining("id 'a'") as string },
      { article: 1, key: ['council'], message: expect.stringContaining("'essex'") as string },
    ]);
  });
});
